using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>How far one message is on one disjunct through a function.</summary>
internal enum MessageState
{
    /// <summary>Consumed, and nothing happened to it yet.</summary>
    Fresh,

    /// <summary>Processed; a unit of work that it went into may still have to be saved.</summary>
    Processed,

    /// <summary>Processed or dealt with in some way: nothing more is claimed about it.</summary>
    Done,

    /// <summary>Committed along with others by a Commit() that names no message, and not processed yet.</summary>
    Advanced,

    /// <summary>Its processing threw, and the exception is on its way.</summary>
    Thrown,

    /// <summary>Its processing failed, a handler took the exception, and nothing was done about it so far.</summary>
    Failed,

    /// <summary>Its processing answered no, and nothing was done about it so far.</summary>
    ResultFalse,

    /// <summary>A task or thread processes it, and nothing waited for that so far.</summary>
    HandedOff,

    /// <summary>It is in a queue in memory, and nothing happened since that may have emptied it.</summary>
    Queued,
}

/// <summary>A place in the function at hand, and the place in a callee that it stands for.</summary>
/// <param name="At">A node of the function at hand.</param>
/// <param name="Within">The place in the callee that <paramref name="At"/> calls; null where it happens here.</param>
internal sealed record CallTrace(SyntaxNode At, CallTrace? Within = null)
{
    /// <summary>It is in a function that was given to the function at hand: whoever gave it is to change something, not who calls it.</summary>
    public bool IsCallback { get; init; }

    /// <summary>The place to change: where a delegate is called, that is in the function that it runs.</summary>
    public CallTrace Own
    {
        get
        {
            var spot = this;
            while (spot.Within is { IsCallback: true } within)
            {
                spot = within;
            }

            return spot;
        }
    }

    public SyntaxNode Innermost
    {
        get
        {
            var spot = this;
            while (spot.Within is { } within)
            {
                spot = within;
            }

            return spot.At;
        }
    }

    /// <summary>Goes along the calls: as many may lie within each other as a program has methods.</summary>
    public bool Equals(CallTrace? other)
    {
        var own = this;
        while (!ReferenceEquals(own, other))
        {
            if (own is null || other is null || own.At != other.At)
            {
                return false;
            }

            own = own.Within;
            other = other.Within;
        }

        return true;
    }

    public override int GetHashCode() => At.GetHashCode();
}

/// <summary>The tracked of a message, and where it got that tracked.</summary>
/// <param name="At">The processing that threw or answered, the handing-off, or the Commit().</param>
/// <param name="Handler">The catch clause that took the exception; it may stand in a callee. Of a thrown one, the clause that tried to put it aside.</param>
/// <param name="IsPart">Only some element of it failed, or all of a batch: processing another element does not mend that.</param>
/// <param name="IsOfEarlierRound">The loop that consumes it went round since: what runs there without the message is not about it.</param>
/// <param name="IsAside">What failed is putting it aside, where it should go as its processing had failed.</param>
/// <param name="By">What passed it before anything was done to it.</param>
/// <param name="Answer">The name of the value that was answered, where that is neither yes nor no.</param>
/// <param name="IsOverdue">Of one that was handed off: a wait for it gave up, so somebody knows.</param>
internal sealed record TrackedState(
    MessageState State, CallTrace? At = null, SyntaxNode? Handler = null, bool IsPart = false, bool IsOfEarlierRound = false, string? Answer = null, Advance? By = null, bool IsAside = false, bool IsOverdue = false)
{
    public static readonly TrackedState Fresh = new(MessageState.Fresh);
    public static readonly TrackedState Processed = new(MessageState.Processed);
    public static readonly TrackedState Done = new(MessageState.Done);

    /// <summary>Something went wrong with it that can still be dealt with.</summary>
    public bool IsOpen => State is MessageState.Failed or MessageState.ResultFalse || IsOverdue;

    /// <summary>A handler took the exception, and does no more than that.</summary>
    public bool IsSwallowed => State == MessageState.Failed && Handler is not null;

    /// <summary>As the caller sees it.</summary>
    public TrackedState SeenFrom(SyntaxNode call) => this with { At = new CallTrace(call, At) };
}
