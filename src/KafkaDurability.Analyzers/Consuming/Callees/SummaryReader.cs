using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Draws up what callers ask about a function that was read.</summary>
internal static class SummaryReader
{
    /// <param name="work">The parameter that takes the work that is asked for, by its ordinal; null where messages are.</param>
    public static MethodSummary? Read(
        IMethodSymbol function, ReadingContext context, ConsumeFlow flow, ILookup<ConsumedMessage, MessageEvent> events, int? work = null)
    {
        var disjuncts = flow.Exit?.Disjuncts;
        if (disjuncts is { IsUnknown: true } || disjuncts?.All.Length > Limits.Exits)
        {
            return null;
        }

        var given = function.Parameters.Select(parameter => context.GivenMessages.TryGetValue(parameter.Ordinal, out var message) ? message : null).ToList();

        // A sequence that never ends has been returned before its first element is made.
        if (disjuncts is null && MessageTypes.IsStream(function.ReturnType))
        {
            disjuncts = MessageDisjuncts.Start;
        }

        var exits = (disjuncts?.All ?? ImmutableArray<MessageDisjunct>.Empty)
            .Select(disjunct => new MethodExit(
                disjunct.ReturnValue,
                given.Select(message => message is null ? TrackedState.Fresh : disjunct.IsCancelled && disjunct.Of(message) is { State: MessageState.Failed } || IsKept(disjunct, message) ? TrackedState.Done : AsSeenOutside(disjunct.Of(message), context.Notes)).ToImmutableArray(),
                function.Parameters.Select(parameter => parameter.RefKind is RefKind.Out or RefKind.Ref ? disjunct.Constant(parameter) : null).ToImmutableArray()));
        return new MethodSummary(
            given.Select((message, ordinal) => message is not null && ordinal == work
                ? new ParameterSummary(CalleeEffect.Processes, flow.Escapes(message), null, ImmutableArray<Advance>.Empty)
                : OfParameter(function, message, context, flow, events)).ToImmutableArray(),
            exits.Distinct().ToImmutableArray(),
            context.Actions.ToImmutableArray(),
            Consumed(context, events),
            function is { IsAsync: true, ReturnsVoid: true },
            context.IsHarmless,
            Leaving(context, flow));

        // A task in a field: a caller may have its own ways to wait for that.
        bool IsKept(MessageDisjunct disjunct, ConsumedMessage message) => disjunct.Of(message) is { State: MessageState.HandedOff }
            && flow.Exit!.KeptInFields(function.ContainingType).Any(kept => (kept.Of(message) & MessageFacets.Work) != 0);
    }

    /// <summary>Not where the consumer is set back, closed or subscribed again: then the message comes again.</summary>
    private static LeavingFailure? Leaving(ReadingContext context, ConsumeFlow flow) => context.Messages
        .Where(message => message is { IsGiven: false, IsPart: false, Consumer: not null and not ILocalSymbol }
            && !context.Actions.Any(action => action.Advance is null && SymbolEqualityComparer.Default.Equals(action.Consumer, message.Consumer)))
        .OrderBy(message => message.Origin.SpanStart)
        .Select(message => flow.Escaping(message) is { } processing && context.Notes?.AdvancesOf(message).FirstOrDefault() is { } passed
            ? new LeavingFailure(message.Consumer!, processing, passed)
            : null)
        .FirstOrDefault(leaving => leaving is not null);

    private static TrackedState AsSeenOutside(TrackedState? tracked, Observations? notes) => tracked switch
    {
        null => TrackedState.Fresh,
        { State: MessageState.Failed } when notes?.IsHandledOnSomePath(tracked) == true || notes?.IsFlagged(tracked) == true => TrackedState.Done,
        { State: MessageState.Done or MessageState.Advanced or MessageState.ResultFalse or MessageState.Thrown } => TrackedState.Done,
        _ => tracked,
    };

    private static ParameterSummary OfParameter(
        IMethodSymbol function, ConsumedMessage? message, ReadingContext context, ConsumeFlow flow, ILookup<ConsumedMessage, MessageEvent> events)
    {
        if (message is null)
        {
            return new ParameterSummary(CalleeEffect.Observes, false, null, ImmutableArray<Advance>.Empty);
        }

        var kinds = events[message].Concat(context.ElementsOf(message).SelectMany(element => events[element])).Select(happening => happening.Kind).ToImmutableHashSet();
        var effect = kinds.Contains(MessageEventKind.Processed) ? CalleeEffect.Processes
            : kinds.Contains(MessageEventKind.MayBeProcessed) ? CalleeEffect.MayProcess
            : kinds.Contains(MessageEventKind.Returned) ? CalleeEffect.Transforms
            : CalleeEffect.Observes;
        var advances = context.Notes?.AdvancesOf(message).ToImmutableArray() ?? ImmutableArray<Advance>.Empty;
        var isPassed = flow.Exit?.StateOf(message) is { IsFresh: false, MayBeProcessed: false, IsDoubtful: false, Advances.Count: > 0 }
            || (effect is CalleeEffect.Observes or CalleeEffect.Transforms && IsPassedUnlessThatFails(message, flow));
        var mayThrow = (effect == CalleeEffect.Processes || KnownCallees.IsCalledProcessing(function)) && (flow.Escapes(message) || !flow.Catches);
        return new ParameterSummary(effect, mayThrow, isPassed ? advances.FirstOrDefault() : null, advances, context.Sending.Count > 0);
    }

    /// <summary>A helper that commits, and catches what the commit throws: then nobody is told that it was not.</summary>
    private static bool IsPassedUnlessThatFails(ConsumedMessage message, ConsumeFlow flow)
    {
        var ways = flow.Exit?.Disjuncts.All.Select(disjunct => (Tracked: disjunct.Of(message), IsCaught: disjunct.Constant(MessageDisjunct.Caught) is true)).ToList() ?? [];
        return ways.Any(way => way.Tracked is { State: MessageState.Done, By: not null })
            && ways.All(way => way.Tracked is { State: MessageState.Done, By: not null } || (way.Tracked is { State: MessageState.Fresh } && way.IsCaught));
    }

    /// <summary>A consumed message that is returned or yielded.</summary>
    private static Consumption? Consumed(ReadingContext context, ILookup<ConsumedMessage, MessageEvent> events) => events
        .Where(message => message.Key is { IsGiven: false, IsBatch: false, Consumer: not null } && message.Any(happening => happening.IsReturn))
        .Select(message => new Consumption(message.Key.Consumer, context.Notes?.AdvancesOf(message.Key).FirstOrDefault(), message.Key.Source ?? message.Key.Origin))
        .FirstOrDefault();
}
