using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What a helper makes of work that it is given: a function that it runs, or a task that it waits for.</summary>
/// <param name="Exits">How the work stands where the helper returns, and what it returns then.</param>
/// <param name="MayThrow">A failure of the work may leave the helper as an exception.</param>
internal sealed record WorkSummary(ImmutableArray<WorkExit> Exits, bool MayThrow)
{
    /// <summary>The helper answers, and not the same each time: so it may tell how the work went.</summary>
    public bool Tells => Exits.Any(exit => exit.Verdict is null || !Equals(exit.Verdict, Exits[0].Verdict));

    /// <summary>Nothing is known of any answer.</summary>
    public bool IsSilent => Exits.All(exit => exit.Verdict is null || exit.Verdict == Constants.Some);

    /// <summary>The work may fail, and the helper returns.</summary>
    public bool Swallows => Exits.Any(exit => exit.Tracked is { State: MessageState.Failed });

    /// <summary>What several implementations do: each of them may be the one.</summary>
    public static WorkSummary Common(IReadOnlyList<WorkSummary> all) =>
        new(all.SelectMany(one => one.Exits).Distinct().ToImmutableArray(), all.Any(one => one.MayThrow));
}

/// <param name="Verdict">What the helper returns, as <see cref="Constants"/> names it; null where that is not known.</param>
/// <param name="Tracked">How the work stands, as if it were the message.</param>
internal sealed record WorkExit(object? Verdict, TrackedState Tracked);
