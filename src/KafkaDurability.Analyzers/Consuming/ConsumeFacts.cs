using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What one member, with its lambdas and local functions, does with the messages it consumes.</summary>
internal sealed record ConsumeFacts
{
    public static readonly ConsumeFacts Nothing = new();

    public ImmutableArray<EarlyAdvance> EarlyAdvances { get; init; } = ImmutableArray<EarlyAdvance>.Empty;

    public ImmutableArray<SimpleLoop> Loops { get; init; } = ImmutableArray<SimpleLoop>.Empty;

    public ImmutableArray<SwallowedFailure> Swallowed { get; init; } = ImmutableArray<SwallowedFailure>.Empty;

    public ImmutableArray<UnfinishedHandOff> HandOffs { get; init; } = ImmutableArray<UnfinishedHandOff>.Empty;

    public ImmutableArray<FinallyAdvance> InFinally { get; init; } = ImmutableArray<FinallyAdvance>.Empty;

    public ImmutableArray<BlanketCommit> Blanket { get; init; } = ImmutableArray<BlanketCommit>.Empty;

    public static ConsumeFacts Join(IReadOnlyCollection<ConsumeFacts> functions) => new()
    {
        EarlyAdvances = functions.SelectMany(facts => facts.EarlyAdvances).ToImmutableArray(),
        Loops = functions.SelectMany(facts => facts.Loops).ToImmutableArray(),
        Swallowed = functions.SelectMany(facts => facts.Swallowed).ToImmutableArray(),
        HandOffs = functions.SelectMany(facts => facts.HandOffs).ToImmutableArray(),
        InFinally = functions.SelectMany(facts => facts.InFinally).ToImmutableArray(),
        Blanket = functions.SelectMany(facts => facts.Blanket).ToImmutableArray(),
    };
}
