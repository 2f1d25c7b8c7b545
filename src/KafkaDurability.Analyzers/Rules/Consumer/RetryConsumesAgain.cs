using System.Collections.Immutable;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules.Consumer;

/// <summary>KD2110: the second attempt gets the next message.</summary>
internal static class RetryConsumesAgain
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "KD2110",
        "retry around processing consumes again: the failed message is skipped",
        "The retry after a processing failure in {0} consumes again in {1}, which returns the next message, so the failed one is skipped and lost; consume outside the retry",
        "Consume returns the message after the last one, whether or not that was processed.");

    public static Finding? Judge(SwallowedFailure swallow) => swallow.IsRetry && swallow.Passing is not null
        ? new Finding(
            Descriptor,
            swallow.Consumed,
            ImmutableArray.Create(swallow.Processing, swallow.At, swallow.Passing),
            ImmutableArray<FixPlan>.Empty,
            Places.Line(swallow.Processing, swallow.Consumed),
            Places.Line(swallow.Consumed, swallow.Consumed))
        : null;
}
