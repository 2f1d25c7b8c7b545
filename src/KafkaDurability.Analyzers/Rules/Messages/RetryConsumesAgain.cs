using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2110: the second attempt gets the next message.</summary>
internal sealed class RetryConsumesAgain() : Rule<MemberLoops>(
    Warning(
        "KD2110",
        "retry around processing consumes again: the failed message is skipped",
        "The retry after a processing failure in {0} consumes again in {1}, which returns the next message, so the failed one is skipped and lost; consume outside the retry",
        "Consume returns the message after the last one, whether or not that was processed."),
    Consequence.Loss)
{
    public override IEnumerable<Finding> Judge(MemberLoops fact) => fact.Swallowed.Where(Is).Select(Judge);

    /// <summary>The failure is passed by another attempt at the same work: that is what is to be said of it.</summary>
    public static bool Is(SwallowedFailure swallow) => swallow is { IsRetry: true, Passing: not null };

    private Finding Judge(SwallowedFailure swallow) => new(
        this,
        swallow.Consumed,
        ImmutableArray.Create(swallow.Processing, swallow.At, swallow.Passing!),
        ImmutableArray<FixPlan>.Empty,
        Lines.Of(swallow.Processing, swallow.Consumed),
        Lines.Of(swallow.Consumed, swallow.Consumed));
}
