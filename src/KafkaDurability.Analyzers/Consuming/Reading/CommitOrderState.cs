using System;
using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What may have happened to one message by some point: the set of states in which paths arrive there.</summary>
/// <remarks>Every step maps each state by itself, so more paths in never mean fewer states out.</remarks>
internal sealed class CommitOrderState : IEquatable<CommitOrderState>
{
    public static readonly CommitOrderState Consumed = new(true, false, false, SmallSet<Advance>.Empty);

    private CommitOrderState(bool fresh, bool settled, bool doubtful, SmallSet<Advance> advances)
    {
        IsFresh = fresh;
        MayBeProcessed = settled;
        IsDoubtful = doubtful;
        Advances = advances;
    }

    /// <summary>On some path neither processed nor passed.</summary>
    public bool IsFresh { get; }

    /// <summary>On some path possibly processed, or lost sight of: nothing is claimed there.</summary>
    public bool MayBeProcessed { get; }

    /// <summary>Passed on some paths only, and a condition came since that may know which: nothing is claimed.</summary>
    public bool IsDoubtful { get; }

    /// <summary>The calls that passed the message before it was processed.</summary>
    public SmallSet<Advance> Advances { get; }

    public CommitOrderState Join(CommitOrderState other)
    {
        var joined = new CommitOrderState(
            IsFresh || other.IsFresh, MayBeProcessed || other.MayBeProcessed, IsDoubtful || other.IsDoubtful, Advances.Union(other.Advances));
        return joined.Equals(this) ? this : joined;
    }

    /// <summary>Possibly processed. A path that was passed before stays so: more processing may follow.</summary>
    public CommitOrderState MarkProcessed() => IsFresh ? new(false, true, IsDoubtful, Advances) : this;

    public CommitOrderState AdvanceBy(Advance advance) => IsFresh
        ? new(false, MayBeProcessed, IsDoubtful || MayBeProcessed, Advances.Add(advance))
        : this;

    /// <summary>A condition: it may be what decided whether the message was passed.</summary>
    public CommitOrderState Branch() => !IsDoubtful && !Advances.IsEmpty && (IsFresh || MayBeProcessed) ? new(IsFresh, MayBeProcessed, true, Advances) : this;

    /// <summary>What a handler sees: a call that threw did not pass the message, and what follows there is error handling.</summary>
    public CommitOrderState WithoutAdvances() => Advances.IsEmpty ? this : new(true, MayBeProcessed, IsDoubtful, SmallSet<Advance>.Empty);

    public bool Equals(CommitOrderState? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (IsFresh == other.IsFresh
                && MayBeProcessed == other.MayBeProcessed
                && IsDoubtful == other.IsDoubtful
                && Advances.SetEquals(other.Advances)));

    public override bool Equals(object? obj) => Equals(obj as CommitOrderState);

    public override int GetHashCode() => Advances.Count;
}
