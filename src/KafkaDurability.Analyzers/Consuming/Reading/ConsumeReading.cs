using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>One member, read once: its facts, and what its callers ask about it.</summary>
/// <param name="Summary">Null where nothing can be told.</param>
internal sealed record ConsumeReading(ConsumeFacts Facts, MethodSummary? Summary)
{
    public static readonly ConsumeReading Nothing = new(ConsumeFacts.Nothing, null);

    /// <param name="member">The method that the graph is of; null where it is an initializer.</param>
    /// <param name="graph">The graph of the member's outermost block.</param>
    public static ConsumeReading Of(
        IMethodSymbol? member, ControlFlowGraph graph, KafkaSymbols symbols, ICalleeEffects effects, CancellationToken cancellation)
    {
        // Half-typed code, and clients of the user's own: what passes the message there is what is being implemented.
        if (graph.OriginalOperation is not { SemanticModel: { } model, Syntax.ContainsDiagnostics: false } || symbols.IsClient(member?.ContainingType, out _))
        {
            return Nothing;
        }

        try
        {
            var functions = FunctionGraphs.Of(graph, member, cancellation)
                .Select(function => Read(function.Graph, function.Symbol, new ReadingContext(symbols, effects, model, cancellation), cancellation))
                .ToList();
            return new ConsumeReading(ConsumeFacts.Join(functions.Select(function => function.Facts).ToList()), functions[0].Summary);
        }
        catch (InsufficientExecutionStackException)
        {
            return Nothing;
        }
    }

    /// <summary>What a helper makes of work that it is given.</summary>
    /// <param name="parameter">The ordinal of the parameter that takes the function, or the task.</param>
    /// <returns>Null where that is not to be told.</returns>
    public static MethodSummary? WorkOf(
        IMethodSymbol helper, int parameter, ControlFlowGraph graph, KafkaSymbols symbols, ICalleeEffects effects, CancellationToken cancellation)
    {
        if (graph.OriginalOperation is not { SemanticModel: { } model, Syntax.ContainsDiagnostics: false } || parameter >= helper.Parameters.Length || helper is { IsAsync: true, ReturnsVoid: true })
        {
            return null;
        }

        try
        {
            var context = new ReadingContext(symbols, effects, model, cancellation);
            var flow = new ConsumeFlow(context, graph, cancellation);
            return flow.Run(helper, static (_, _) => { }, helper.Parameters[parameter]) ? SummaryReader.Read(helper, context, flow, Array.Empty<MessageEvent>().ToLookup(happening => happening.Message), parameter) : null;
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
    }

    private static ConsumeReading Read(
        ControlFlowGraph graph, IMethodSymbol? function, ReadingContext context, CancellationToken cancellation)
    {
        var events = new List<MessageEvent>();
        var early = new List<(Advance Advance, MessageEvent Processing)>();
        var flow = new ConsumeFlow(context, graph, cancellation);
        var isRead = flow.Run(function, (happening, state) =>
        {
            events.Add(happening);
            if (happening.Kind == MessageEventKind.Processed && state is { MayBeProcessed: false, IsDoubtful: false })
            {
                early.AddRange(state.Advances.Select(advance => (advance, happening)));
            }
        });

        if (!isRead)
        {
            return Nothing;
        }

        // if (urgent) commit … if (urgent) process: only the disjunct knows.
        early.AddRange(context.Notes!.AdvancedBefore
            .Where(one => early.All(known => known.Advance.Call != one.By.Call))
            .Select(one => (one.By, new MessageEvent(MessageEventKind.Processed, one.Message, one.Processing)))
            .ToList());

        // CommitOffset(result): the caller has processed the message.
        if (function is not null && ConsumeFlow.AdvancesForOthers(function))
        {
            early.RemoveAll(pair => pair.Processing.Message.IsGiven);
        }

        var byMessage = events.ToLookup(happening => happening.Message);
        var later = new Lazy<Observations?>(() => LaterRounds(graph, function, context));
        var facts = LoopFactsReader.Read(function, context, flow, failure => later.Value?.IsHeldBack(failure) == true) with
        {
            EarlyAdvances = early.GroupBy(pair => pair.Advance.Call)
                .OrderBy(group => group.Key.SpanStart)
                .Select(group => ToEarlyAdvance(group.First().Advance, group.Select(pair => pair.Processing).ToList()))
                .Where(advance => StoredOffsets.AllowClaim(advance, function?.ContainingType))
                .ToImmutableArray(),
            Loops = context.Messages.Where(message => !message.IsOfCallee).OrderBy(message => message.Origin.SpanStart)
                .Select(message => SimpleLoopReader.Read(message, byMessage[message].ToList()))
                .OfType<SimpleLoop>()
                .ToImmutableArray(),
        };
        return new ConsumeReading(facts, function is null ? null : SummaryReader.Read(function, context, flow, byMessage));
    }

    /// <summary>The function once more, with the rounds after a failure told apart from those before it: most functions need not be read so.</summary>
    private static Observations? LaterRounds(ControlFlowGraph graph, IMethodSymbol? function, ReadingContext context)
    {
        var again = new ReadingContext(context.Symbols, context.Effects, context.Model, context.Cancellation) { FollowsLost = true };
        var flow = new ConsumeFlow(again, graph, context.Cancellation);
        return flow.Run(function, static (_, _) => { }) && !flow.IsUnknown ? again.Notes : null;
    }

    private static EarlyAdvance ToEarlyAdvance(Advance advance, List<MessageEvent> processing)
    {
        // In a loop the processing may stand above the call.
        var first = processing.OrderBy(happening => happening.At.SpanStart < advance.Call.SpanStart).ThenBy(happening => happening.At.SpanStart).First();
        var message = first.Message;
        return new EarlyAdvance(
            advance.Kind, advance.Call, advance.Within?.Innermost, message.Origin, first.At, message.Consumer, message.IsBatch ? null : StatementMoves.Behind(advance.Call, processing));
    }
}
