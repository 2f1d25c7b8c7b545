using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>The producers that a member builds, keeps in locals, and leaves.</summary>
internal static class LocalProducers
{
    /// <param name="isProgram">The program ends with the member.</param>
    public static IEnumerable<ProducerLife> In(MemberFunctions functions, bool isProgram, QueueModel model, CancellationToken cancellation)
    {
        foreach (var graph in functions.All)
        {
            foreach (var producer in OwnedClient.In(graph, ClientKinds.Producer, model.Symbols))
            {
                if (producer.Variable is ILocalSymbol local
                    && ProducerOrigin.IsBuilt(producer.Build, functions, model, cancellation)
                    && QueueReading.Of(local, functions, graph, model, cancellation) is { Uses.Fills.Length: 1 } reading
                    && Read(local, graph, isProgram && graph == functions.Outermost, reading) is { } life)
                {
                    yield return life;
                }
            }
        }
    }

    private static ProducerLife? Read(ILocalSymbol local, ControlFlowGraph graph, bool isProgram, QueueReading reading)
    {
        var sends = reading.Sends().ToImmutableArray();
        if (sends.IsEmpty || QueueFlow.Run(graph, QueueState.Empty, isProgram, reading) is not { } flow)
        {
            return null;
        }

        var lost = UnflushedQueue.First(flow.Lost);
        return new ProducerLife(sends, reading.Uses.Calls, lost, IgnoredOf(flow, reading), lost is null ? null : Repair(local, graph, flow, reading));
    }

    public static ImmutableArray<(IInvocationOperation Flush, WayOut WayOut)> IgnoredOf(QueueFlow flow, QueueReading reading) => reading.Uses.To("Flush")
        .Where(flush => flow.Ignored.ContainsKey(flush.Syntax))
        .Select(flush => (flush, flow.Ignored[flush.Syntax]))
        .ToImmutableArray();

    private static FlushRepair? Repair(ILocalSymbol local, ControlFlowGraph graph, QueueFlow flow, QueueReading reading)
    {
        if (flow.Lost.Values.Any(wayOut => wayOut.Kind == WayOutKind.Exits))
        {
            return null; // Nothing runs behind that.
        }

        IReadOnlyList<SyntaxNode> Explicit(string method) => reading.Uses.To(method).Where(call => !call.IsImplicit).Select(call => call.Syntax).ToList();
        var sends = Explicit("Produce").Concat(Explicit("ProduceAsync"))
            .Concat(reading.Uses.HandedOn.Select(value => value.Parent!.Parent!.Syntax))
            .ToList();
        var isDirect = sends.All(send => send.Ancestors().TakeWhile(outer => outer != graph.OriginalOperation.Syntax).All(StatementOrder.IsSameFunction));
        var calls = new ToGuard(sends, [], [], Explicit("Dispose"), IsTight: isDirect);
        if (GuardedSpan.Of(local, calls) is not { } span)
        {
            return null;
        }

        // A Flush right behind the statements moves into the finally.
        return GuardedSpan.Of(local, calls with { Ends = Explicit("Flush") }) is { Moved: { } moved, Ends.Count: 0 } whole && moved.ToString().IndexOfAny(['\n', '|']) < 0
            ? new FlushRepair(moved.ToString(), whole.First, whole.Last, IsFinally: true)
            : new FlushRepair(local.Name + ".Flush();", span.First, span.Last, IsFinally: true);
    }
}
