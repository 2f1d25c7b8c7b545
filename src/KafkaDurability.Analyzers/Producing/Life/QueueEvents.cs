using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka.Automata;
using KafkaDurability.Analyzers.Kafka.Models;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>What one function does to the queue of a producer, on the ways without exceptions, to where the producer is left.</summary>
internal sealed class QueueEvents : VariableEvents
{
    private readonly QueueReading _reading;
    private readonly ControlFlowGraph _graph;
    private readonly HashSet<IInvocationOperation> _calls;
    private readonly Dictionary<IInvocationOperation, QueueEffect> _given = [];
    private readonly FlushPlaces _places;
    private readonly HandlerBodies _handlers;

    public QueueEvents(ControlFlowGraph graph, QueueReading reading)
        : base(reading.Variable, graph)
    {
        _reading = reading;
        _graph = graph;
        _calls = [.. reading.Uses.Calls];
        foreach (var value in reading.Uses.HandedOn)
        {
            if (value.Parent?.Parent is IInvocationOperation call && reading.OfHandedOn(value) is { } effect)
            {
                _given[call] = effect;
            }
        }

        _places = FlushPlaces.In(graph, IsSend, IsFlush, reading.Variable);
        _handlers = new HandlerBodies(graph, operation => IsFlush(operation) == FlushKind.Flush);
    }

    /// <summary>The function flushes at all.</summary>
    public bool Flushes => _places.Any;

    public override bool AnswersAsFinally(BasicBlock first) => _handlers.AnswersAsFinally(first);

    public override bool? IsNull(BasicBlock block, ControlFlowBranch branch) => NullTest.Of(block, branch, Is);

    public override Occurrence Of(IOperation operation)
    {
        var before = _places.IsAnswer(operation.Syntax) ? Occurrence.Of(Event.Answered, operation) : Occurrence.None;
        return operation switch
        {
            IInvocationOperation call => OfCall(call, before),
            IFlowAnonymousFunctionOperation lambda => After(_reading.OfFunction(lambda.Symbol), before, operation.Syntax),
            IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } function => After(_reading.OfFunction(function.Method), before, operation.Syntax),
            ISimpleAssignmentOperation assignment when ClientUses.Is(assignment.Target, _reading.Variable) => before.And(Event.Replaced, operation.Syntax), // Of the next round of a loop.
            _ => before,
        };
    }

    private Occurrence OfCall(IInvocationOperation call, Occurrence before)
    {
        if (_calls.Contains(call))
        {
            return call.TargetMethod.Name switch
            {
                "Produce" => _reading.IsPlain(call) ? before.And(ProducerQueue.Produce, call.Syntax) : before,
                "Flush" => before.And(IsRemainderDropped(call) ? ProducerQueue.FlushGivesUp : ProducerQueue.Flush, call.Syntax),
                "CommitTransaction" => before.And(ProducerQueue.Flush, call.Syntax),
                "Dispose" => before.And(ProducerQueue.Dispose, call.Syntax),
                _ => before,
            };
        }

        if (_given.TryGetValue(call, out var effect))
        {
            // What a method sends for its caller is the call's.
            return After(effect with { Sends = effect.Sends.IsEmpty ? effect.Sends : ImmutableArray.Create(call.Syntax) }, before, call.Syntax);
        }

        if (BaseLibrary.EndsTheProcess(call.TargetMethod))
        {
            return before.And(Event.Exits, call.Syntax);
        }

        var local = call.TargetMethod.MethodKind == MethodKind.LocalFunction ? _reading.OfFunction(call.TargetMethod) : QueueEffect.None;
        return Equals(local, QueueEffect.None) && Waits.MayTakeLong(call) ? before.And(ProducerQueue.Flush, call.Syntax) : After(local, before, call.Syntax);
    }

    /// <summary>What other code does to the queue; what cannot be told counts as an answer.</summary>
    private static Occurrence After(QueueEffect? effect, Occurrence before, SyntaxNode at)
    {
        var after = effect is null ? before.And(Event.Answered, at) : effect.Flushes ? before.And(ProducerQueue.Flush, at) : before;
        return effect is null ? after : effect.Sends.Aggregate(after, (all, send) => all.And(ProducerQueue.Produce, send));
    }

    private bool IsSend(IOperation operation) => operation switch
    {
        IInvocationOperation call => (_calls.Contains(call) && call.TargetMethod.Name is "Produce" or "ProduceAsync")
            || (_given.TryGetValue(call, out var effect) && !effect.Sends.IsEmpty)
            || (call.TargetMethod.MethodKind == MethodKind.LocalFunction && _reading.OfFunction(call.TargetMethod) is { Sends.IsEmpty: false }),
        IFlowAnonymousFunctionOperation lambda => _reading.OfFunction(lambda.Symbol) is { Sends.IsEmpty: false },
        _ => false,
    };

    /// <summary>It flushes, or may do as well: Poll too empties the queue in the end, where it is called in a loop.</summary>
    private FlushKind IsFlush(IOperation operation) => operation is not IInvocationOperation call ? FlushKind.None
        : _calls.Contains(call) ? call.TargetMethod.Name switch { "Flush" => FlushKind.Flush, "Poll" => FlushKind.Poll, _ => FlushKind.None }
        : (_given.TryGetValue(call, out var effect) && effect.Flushes)
            || (call.TargetMethod.MethodKind == MethodKind.LocalFunction && _reading.OfFunction(call.TargetMethod) is { Flushes: true }) ? FlushKind.Flush
        : Waits.MayTakeLong(call) ? FlushKind.Wait
        : FlushKind.None;

    /// <summary>Flush(timeout), with what it returns looked at by nobody.</summary>
    private bool IsRemainderDropped(IInvocationOperation call) =>
        !call.TargetMethod.ReturnsVoid && (HandOffs.IsDropped(call.Syntax) || call.Parent is IExpressionStatementOperation
            || (call.Parent is ISimpleAssignmentOperation { Target: ILocalReferenceOperation kept } && !IsRead(kept.Local)));

    private bool IsRead(ILocalSymbol local) =>
        OwnOperations.RootOf(_graph.OriginalOperation).Descendants().OfType<ILocalReferenceOperation>().Any(use => SymbolEqualityComparer.Default.Equals(use.Local, local)
            && !(use.Parent is ISimpleAssignmentOperation assignment && assignment.Target == use));
}
