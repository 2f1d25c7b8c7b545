using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Kafka.Models;
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
    public static IEnumerable<LeftProducer> In(MemberFunctions functions, bool isProgram, QueueModel model, CancellationToken cancellation)
    {
        foreach (var graph in functions.All)
        {
            foreach (var producer in OwnedClient.In(graph, ClientKinds.Producer, model.Symbols))
            {
                if (producer.Variable is ILocalSymbol local
                    && ProducerOrigin.IsBuilt(producer.Build, functions, model, cancellation)
                    && QueueReading.Of(local, functions, graph, model, cancellation) is { Uses.Fills.Length: 1 } reading
                    && Read(producer, local, isProgram && graph == functions.Outermost, reading) is { } life)
                {
                    yield return life;
                }
            }
        }
    }

    private static LeftProducer? Read(OwnedClient producer, ILocalSymbol local, bool isProgram, QueueReading reading)
    {
        var sends = reading.Sends().ToImmutableArray();
        if (sends.IsEmpty || QueueRun.Of(producer.Graph, queued: null, isProgram, reading) is not { } flow)
        {
            return null;
        }

        var lost = UnflushedQueue.First(flow.Lost);
        return new LeftProducer(sends, reading.HasTransactions, lost, IgnoredOf(flow, reading), lost is null ? null : Repair(local, producer.Build, producer.Graph, flow, reading));
    }

    public static ImmutableArray<(IInvocationOperation Flush, ExitPoint ExitPoint)> IgnoredOf(QueueRun flow, QueueReading reading) => reading.Uses.To("Flush")
        .Where(flush => flow.Ignored.ContainsKey(flush.Syntax))
        .Select(flush => (flush, flow.Ignored[flush.Syntax]))
        .ToImmutableArray();

    private static FlushRepair? Repair(ILocalSymbol local, IInvocationOperation build, ControlFlowGraph graph, QueueRun flow, QueueReading reading)
    {
        if (flow.Lost.Values.Any(wayOut => wayOut.Kind == ExitPointKind.Exits))
        {
            return null; // Nothing runs behind that.
        }

        IReadOnlyList<SyntaxNode> Explicit(Func<string, bool> isMeant) => reading.Uses.Calls
            .Where(call => !call.IsImplicit && isMeant(call.TargetMethod.Name))
            .Select(call => call.Syntax)
            .ToList();
        var given = reading.Uses.HandedOn.Select(value => value.Parent!.Parent!.Syntax).ToList();
        var disposals = Explicit(name => name == "Dispose");
        var whole = Explicit(name => name != "Dispose").Concat(given).ToList();
        var isTight = whole.All(call => call.Ancestors().TakeWhile(outer => outer != graph.OriginalOperation.Syntax).All(StatementOrder.IsSameFunction));

        // A Flush right behind the statements moves into the finally.
        var others = Explicit(name => name is not ("Dispose" or "Flush")).Concat(given).ToList();
        if (GuardedSpan.Of(local, new ToGuard(others, [], Explicit(name => name == "Flush"), disposals, isTight)) is { Moved: { } moved, Ends.Count: 0 } span
            && moved.ToString() is var text && text.IndexOfAny(['\n', '|']) < 0)
        {
            return new FlushRepair(text, span.First, span.Last, IsFinally: true);
        }

        var isSet = local.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax().Span.Contains(build.Syntax.Span));
        return GuardedSpan.Of(local, new ToGuard(whole, [], [], disposals, isTight)) is { } around
            ? new FlushRepair(local.Name + (isSet ? "." : "?.") + "Flush();", around.First, around.Last, IsFinally: true)
            : null;
    }
}
