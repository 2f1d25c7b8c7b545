using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka.Automata;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>What fails between the beginning and the end of a transaction, and what answers that.</summary>
internal sealed class FailureEvents : TransactionEvents
{
    private readonly ProducerCode _code;
    private readonly EndsTransaction _settling;
    private readonly HandlerBodies _handlers;
    private readonly CalledWithProducer _called;

    private FailureEvents(ISymbol producer, ControlFlowGraph graph, ProducerCode code, EndsTransaction settling, CalledWithProducer called)
        : base(producer, graph, code.Symbols)
    {
        _code = code;
        _settling = settling;
        _handlers = new HandlerBodies(graph, _settling.MaySettle, IsKafkas);
        _called = called;
    }

    /// <summary>A filter is taken to say what the user means it to say.</summary>
    public static ThrowModel Throws { get; } = new(FollowsThrow: true, FollowsFilter: false, SendFailures.Taken);

    public static FailureEvents Of(ISymbol producer, ControlFlowGraph graph, ProducerCode code, CancellationToken cancellation)
    {
        var settling = new EndsTransaction(code, onlyAborts: false, cancellation);
        var called = new CalledWithProducer(code, Throws, (own, callee, all) => new FailureEvents(own, callee, code, settling, all), cancellation);
        return new FailureEvents(producer, graph, code, settling, called);
    }

    /// <summary>A flag may say whether to abort, behind the handlers: that this happens on the right ways is not for us to tell.</summary>
    public bool AbortsElsewhere(ControlFlowGraph graph, CancellationToken cancellation)
    {
        var aborts = new EndsTransaction(_code, onlyAborts: true, cancellation);
        return graph.Blocks.Where(block => !_handlers.IsWithin(block))
            .SelectMany(block => FunctionGraphs.InOrder(graph, block)).Any(operation => operation is IInvocationOperation && aborts.SettlesWithin(operation));
    }

    public override bool Answers(ControlFlowRegion handler) => _handlers.Answers(handler);

    public override bool AnswersAsFinally(BasicBlock first) => _handlers.AnswersAsFinally(first);

    public override Occurrence Of(IOperation operation) => operation switch
    {
        IInvocationOperation call when Is(call.Instance) => OfProducer(call),
        IInvocationOperation call when Occurrence.Throwing(SendFailures.Of(call, Symbols)) is var thrown =>
            _settling.SettlesWithin(call) ? thrown.And(Event.Answered, call.Syntax)
            : _settling.MaySettle(call) ? thrown.And(Transaction.MayAnswer, call.Syntax)
            : thrown with { Callee = _called.Of(call, Variable, Storage) },
        ISimpleAssignmentOperation assignment when Is(assignment.Target) => Occurrence.Of(Event.Replaced, operation),
        _ => Occurrence.None,
    };

    private Occurrence OfProducer(IInvocationOperation call)
    {
        var on = call.TargetMethod.Name == "Dispose" ? Transaction.Abort : EventOf(call);
        var thrown = Occurrence.Throwing(SendFailures.Of(call, Symbols), on == Transaction.Commit ? Transaction.CommitFails : null);
        return on is null ? thrown : thrown.And(on, call.Syntax);
    }

    private bool IsKafkas(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation property => _code.Symbols.Owns(property.Property),
        IIsTypeOperation test => _code.Symbols.Owns(test.TypeOperand),
        ITypePatternOperation or IDeclarationPatternOperation or IRecursivePatternOperation => _code.Symbols.Owns(((IPatternOperation)operation).NarrowedType),
        _ => false,
    };
}
