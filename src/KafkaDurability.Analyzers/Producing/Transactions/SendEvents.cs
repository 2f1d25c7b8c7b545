using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Kafka.Automata;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>What a producer sends, and where its transactions begin and end. Any call may throw, before it has done its work or behind that.</summary>
internal sealed class SendEvents : TransactionEvents
{
    private readonly CalledWithProducer? _called;

    /// <param name="called">What other code does that has the producer, too; null where none has.</param>
    private SendEvents(ISymbol producer, ControlFlowGraph graph, KafkaSymbols symbols, CalledWithProducer? called)
        : base(producer, graph, symbols) => _called = called;

    /// <summary>A transaction ends with the call.</summary>
    public static bool IsEnd(string? method) => method is "CommitTransaction" or "AbortTransaction";

    /// <summary>No way leads to the call on which a transaction is open; false where that cannot be told.</summary>
    public static bool IsOutside(ProducerCall send, ProducerLife life, KafkaSymbols symbols, CancellationToken cancellation)
    {
        // Its beginnings and ends, and its Build, are all in the function that sends.
        var own = new HashSet<SyntaxNode>(Program.FunctionGraphs.Operations(send.Function).OfType<IInvocationOperation>().Select(call => call.Syntax));
        return Storage.Of(send.Function).Symbol(send.Call.Instance) is ILocalSymbol local
            && life.Origins.All(origin => own.Contains(origin.Value))
            && life.Calls.Where(call => call.Name == "BeginTransaction" || IsEnd(call.Name)).All(call => own.Contains(call.Call))
            && Outside(new SendEvents(local, send.Function, symbols, called: null), Transaction.Idle, send.Function, cancellation)?.Contains(send.Call.Syntax) == true;
    }

    /// <summary>The sends that no way leads to on which a transaction is open, of a producer that was there before and that other code has, too.</summary>
    public static ISet<SyntaxNode>? OutsideShared(ISymbol producer, ControlFlowGraph graph, ProducerCode code, CancellationToken cancellation)
    {
        var called = new CalledWithProducer(code, ThrowModel.Any, (own, callee, all) => new SendEvents(own, callee, code.Symbols, all), cancellation);
        return Outside(new SendEvents(producer, graph, code.Symbols, called), Transaction.Unknown, graph, cancellation);
    }

    public override Occurrence Of(IOperation operation)
    {
        if (operation is not IInvocationOperation call)
        {
            return Occurrence.None;
        }

        var on = EventOf(call);
        if (Symbols.ProducerMethod(call.TargetMethod) is null)
        {
            on = _called is not null && MayBegin(call) ? Transaction.MayBegin : null;
        }
        else if (!Is(call.Instance))
        {
            on = on == Transaction.Begin ? Transaction.MayBegin : null; // Another variable, which may keep this producer.
        }

        var occurrence = on is null ? Occurrence.None : Occurrence.Of(on, call);
        return occurrence with
        {
            Throws = on is null ? [new Throw(null)] : [new Throw(null), new Throw(null, on)],
            Callee = on == Transaction.MayBegin ? _called?.Of(call, Variable, Storage) : null,
        };
    }

    private static HashSet<SyntaxNode>? Outside(SendEvents events, State entry, ControlFlowGraph graph, CancellationToken cancellation)
    {
        if (PropertySimulation.Run(Transaction.Table, DisjunctiveState.Of(entry), events, ThrowModel.Any, graph, cancellation) is not { } run)
        {
            return null;
        }

        var sends = run.Steps.Where(step => step.Event == Transaction.Produce).ToLookup(step => step.At);
        return [.. sends.Where(send => send.All(step => step.Error == Transaction.Outside)).Select(send => send.Key)];
    }

    /// <summary>Code that has the producer as well may begin a transaction.</summary>
    private bool MayBegin(IInvocationOperation call) =>
        call.TargetMethod.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke
        || call.Arguments.Any(argument => Is(argument.Value))
        || (Variable is IFieldSymbol or IPropertySymbol && call.Instance is IInstanceReferenceOperation or null && !BaseLibrary.Declares(call.TargetMethod) && !KnownCallees.Observes(call.TargetMethod));
}
