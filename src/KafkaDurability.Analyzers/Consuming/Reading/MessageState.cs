using System;
using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What may have happened to one message by some point: the set of states in which paths arrive there.</summary>
/// <remarks>Every step maps each state by itself, so more paths in never mean fewer states out.</remarks>
internal sealed class MessageState : IEquatable<MessageState>
{
    public static readonly MessageState Consumed = new(true, false, false, SmallSet<Advance>.Empty);

    private MessageState(bool fresh, bool settled, bool doubtful, SmallSet<Advance> advances)
    {
        IsFresh = fresh;
        IsSettled = settled;
        IsDoubtful = doubtful;
        Advances = advances;
    }

    /// <summary>On some path neither processed nor passed.</summary>
    public bool IsFresh { get; }

    /// <summary>On some path possibly processed, or lost sight of: nothing is claimed there.</summary>
    public bool IsSettled { get; }

    /// <summary>Passed on some paths only, and a condition came since that may know which: nothing is claimed.</summary>
    public bool IsDoubtful { get; }

    /// <summary>The calls that passed the message before it was processed.</summary>
    public SmallSet<Advance> Advances { get; }

    public MessageState Join(MessageState other)
    {
        var joined = new MessageState(
            IsFresh || other.IsFresh, IsSettled || other.IsSettled, IsDoubtful || other.IsDoubtful, Advances.Union(other.Advances));
        return joined.Equals(this) ? this : joined;
    }

    /// <summary>Possibly processed. A path that was passed before stays so: more processing may follow.</summary>
    public MessageState Settle() => IsFresh ? new(false, true, IsDoubtful, Advances) : this;

    public MessageState Pass(Advance advance) => IsFresh
        ? new(false, IsSettled, IsDoubtful || IsSettled, Advances.Add(advance))
        : this;

    /// <summary>A condition: it may be what decided whether the message was passed.</summary>
    public MessageState Branch() => !IsDoubtful && !Advances.IsEmpty && (IsFresh || IsSettled) ? new(IsFresh, IsSettled, true, Advances) : this;

    /// <summary>What a handler sees: a call that threw did not pass the message, and what follows there is error handling.</summary>
    public MessageState WithoutAdvances() => Advances.IsEmpty ? this : new(true, IsSettled, IsDoubtful, SmallSet<Advance>.Empty);

    public bool Equals(MessageState? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (IsFresh == other.IsFresh
                && IsSettled == other.IsSettled
                && IsDoubtful == other.IsDoubtful
                && Advances.SetEquals(other.Advances)));

    public override bool Equals(object? obj) => Equals(obj as MessageState);

    public override int GetHashCode() => Advances.Count;
}
