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
        "the retry around processing consumes again: the failed message is passed",
        "The retry after a failure of the processing in {0} consumes again in {1}, which gives the next message, so the failed one is passed and lost; consume outside the retry",
        "Consume hands out the message after the last one, whether or not that was processed.");

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
