using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Kafka.Automata;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What a function does with the consumer of one variable, to the ways out on which it is not closed.</summary>
internal sealed class ConsumerLifeEvents : VariableEvents
{
    private static readonly Dictionary<string, Event> s_events = new()
    {
        ["Subscribe"] = ConsumerLifecycle.Subscribe,
        ["Consume"] = ConsumerLifecycle.Consume,
        ["Close"] = ConsumerLifecycle.Close,
        ["Dispose"] = ConsumerLifecycle.Dispose,
    };

    private readonly Throwing _throwing;
    private readonly HandlerBodies _handlers;

    private ConsumerLifeEvents(ISymbol variable, ControlFlowGraph graph, KafkaSymbols symbols)
        : base(variable, graph)
    {
        _throwing = new Throwing(symbols);
        _handlers = new HandlerBodies(graph, operation => operation is IInvocationOperation { TargetMethod.Name: "Close" } call && Is(call.Instance));
    }

    /// <param name="entry">How far the consumer is when the function starts.</param>
    /// <returns>The first way out; null where there is none, or the function is too large to tell.</returns>
    public static ExitPoint? FirstExitPoint(ISymbol variable, State entry, ControlFlowGraph graph, KafkaSymbols symbols, CancellationToken cancellation) =>
        PropertySimulation.Run(ConsumerLifecycle.Table, DisjunctiveState.Of(entry), new ConsumerLifeEvents(variable, graph, symbols), ThrowModel.Typed, graph, cancellation) is { } run
            ? ExitPoint.First(run.Violations(ConsumerLifecycle.NotClosed).Select(step =>
                step.Event == ConsumerLifecycle.Dispose && !step.Operation!.IsImplicit ? new ExitPoint(ExitPointKind.Disposes, step.At)
                : step.Way.Origin is { } origin ? new ExitPoint(ExitPointKind.Throws, origin)
                : ExitPoint.AtEndOf(variable, graph.OriginalOperation.Syntax)))
            : null;

    /// <summary>Whether the function consumes with it, one message after the other.</summary>
    public static bool Loops(ISymbol variable, ControlFlowGraph function)
    {
        var storage = Storage.Of(function);
        return FunctionGraphs.Operations(function).OfType<IInvocationOperation>().Any(call =>
            call.TargetMethod.Name == "Consume"
            && SymbolEqualityComparer.Default.Equals(storage.Symbol(call.Instance)?.OriginalDefinition, variable)
            && StatementOrder.LoopAround(call.Syntax) is not null);
    }

    public override bool AnswersAsFinally(BasicBlock first) => _handlers.AnswersAsFinally(first);

    public override bool? IsNull(BasicBlock block, ControlFlowBranch branch) => NullTest.Of(block, branch, Is);

    public override Occurrence Of(IOperation operation) => operation switch
    {
        IInvocationOperation call when Is(call.Instance) => OfConsumer(call),
        IInvocationOperation call => BaseLibrary.EndsTheProcess(call.TargetMethod) ? Occurrence.Of(Event.Exits, call) : Occurrence.Throwing(_throwing.Of(call)),

        // In the next round of a loop the consumer of the last one is out of scope.
        ISimpleAssignmentOperation assignment when Is(assignment.Target) => Occurrence.Of(NullTest.IsNull(assignment.Value) ? Event.Cleared : Event.Replaced, operation),
        _ => Occurrence.None,
    };

    private Occurrence OfConsumer(IInvocationOperation call)
    {
        var on = s_events.TryGetValue(call.TargetMethod.Name, out var known) ? known : null;
        var occurrence = on == ConsumerLifecycle.Close || on == ConsumerLifecycle.Dispose ? Occurrence.None : Occurrence.Throwing(_throwing.Of(call), on);
        return on is null ? occurrence : occurrence.And(on, call.Syntax);
    }
}
