using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka.Automata;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>What becomes of the messages that are queued in one function, or before it.</summary>
/// <param name="Lost">The sends that may be lost, each with the first way out on which they are.</param>
/// <param name="Ignored">The calls of Flush whose remainder may be lost.</param>
/// <param name="Effect">What the function does for its caller.</param>
internal sealed record QueueRun(IReadOnlyDictionary<SyntaxNode, ExitPoint> Lost, IReadOnlyDictionary<SyntaxNode, ExitPoint> Ignored, QueueEffect Effect)
{
    /// <param name="queued">A message that is queued when the function starts; null where none is.</param>
    /// <param name="isProgram">The program ends with the function.</param>
    /// <returns>Null where the function is too large to tell.</returns>
    public static QueueRun? Of(ControlFlowGraph graph, SyntaxNode? queued, bool isProgram, QueueReading reading)
    {
        var entry = DisjunctiveState.Of(ProducerQueue.Empty);
        entry = queued is null ? entry : entry.On(ProducerQueue.Table, ProducerQueue.Produce, queued);
        var events = new QueueEvents(graph, reading);
        if (PropertySimulation.Run(ProducerQueue.Table, entry, events, ThrowModel.None, graph, reading.Cancellation) is not { } run)
        {
            return null;
        }

        Dictionary<SyntaxNode, ExitPoint> Left(Error error) => run.Violations(error).Where(step => isProgram || step.Event != Event.Returns)
            .GroupBy(step => step.Disjunct.Site!)
            .ToDictionary(site => site.Key, site => ExitPoint.First(site.Select(step => ExitPointOf(step, graph, reading.Variable)))!);
        var atEnd = run.AtReturn.Ways.Where(way => way.Key.State == ProducerQueue.Queued).Select(way => way.Key.Site!).Distinct();
        return new QueueRun(
            Left(ProducerQueue.LeftQueued),
            Left(ProducerQueue.RemainderDropped),
            new QueueEffect(atEnd.OrderBy(send => send.SpanStart).ThenBy(send => send.Span.End).ToImmutableArray(), events.Flushes));
    }

    private static ExitPoint ExitPointOf(Step step, ControlFlowGraph graph, ISymbol variable) =>
        step.Event == Event.Returns ? new ExitPoint(ExitPointKind.EndsProgram, graph.OriginalOperation.Syntax)
        : step.Event == Event.Exits ? new ExitPoint(ExitPointKind.Exits, step.At)
        : step.Operation!.IsImplicit ? ExitPoint.AtEndOf(variable, graph.OriginalOperation.Syntax)
        : new ExitPoint(ExitPointKind.Disposes, step.At);
}
