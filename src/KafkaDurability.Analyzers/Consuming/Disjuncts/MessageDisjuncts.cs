using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>The disjuncts that may lead to a point. Past a bound they are unknown, and nothing is claimed from there on.</summary>
internal sealed class MessageDisjuncts
{
    public static readonly MessageDisjuncts Start = new(ImmutableArray.Create(MessageDisjunct.Start), isUnknown: false);
    public static readonly MessageDisjuncts None = new(ImmutableArray<MessageDisjunct>.Empty, isUnknown: false);
    private static readonly MessageDisjuncts s_unknown = new(ImmutableArray<MessageDisjunct>.Empty, isUnknown: true);

    private MessageDisjuncts(ImmutableArray<MessageDisjunct> all, bool isUnknown)
    {
        All = all;
        IsUnknown = isUnknown;
    }

    public ImmutableArray<MessageDisjunct> All { get; }

    public bool IsUnknown { get; }

    /// <summary>How each message stands, disjunct by disjunct.</summary>
    public IEnumerable<KeyValuePair<ConsumedMessage, TrackedState>> States
    {
        get
        {
            foreach (var disjunct in All)
            {
                foreach (var own in disjunct.Messages)
                {
                    yield return own;
                }
            }
        }
    }

    public MessageDisjuncts Select(Func<MessageDisjunct, MessageDisjunct?> change)
    {
        // Most steps change no disjunct, or one.
        ImmutableArray<MessageDisjunct>.Builder? result = null;
        for (var i = 0; i < All.Length; i++)
        {
            var changed = change(All[i]);
            if (result is null && !ReferenceEquals(changed, All[i]))
            {
                result = ImmutableArray.CreateBuilder<MessageDisjunct>(All.Length);
                result.AddRange(All, i);
            }

            if (result is not null && changed is not null)
            {
                Add(result, changed);
            }
        }

        return result is null ? this : new MessageDisjuncts(result.ToImmutable(), isUnknown: false);
    }

    public MessageDisjuncts SelectMany(Func<MessageDisjunct, IEnumerable<MessageDisjunct>> change)
    {
        if (IsUnknown)
        {
            return this;
        }

        var result = ImmutableArray.CreateBuilder<MessageDisjunct>(All.Length);
        foreach (var disjunct in All.SelectMany(change))
        {
            Add(result, disjunct);
        }

        return result.Count > Limits.Disjuncts ? s_unknown : new MessageDisjuncts(result.ToImmutable(), isUnknown: false);
    }

    public MessageDisjuncts Join(MessageDisjuncts other)
    {
        if (ReferenceEquals(this, other) || IsUnknown)
        {
            return this;
        }

        if (other.IsUnknown)
        {
            return other;
        }

        ImmutableArray<MessageDisjunct>.Builder? result = null;
        foreach (var disjunct in other.All)
        {
            if (!IsIn(disjunct))
            {
                result ??= All.ToBuilder();
                Add(result, disjunct);
            }
        }

        return result is null ? this : result.Count > Limits.Disjuncts ? s_unknown : new MessageDisjuncts(result.ToImmutable(), isUnknown: false);

        // A disjunct that adds nothing to one that is here already.
        bool IsIn(MessageDisjunct disjunct)
        {
            foreach (var own in All)
            {
                if (own.SameTypestate(disjunct))
                {
                    return ReferenceEquals(own.Meet(disjunct), own);
                }
            }

            return false;
        }
    }

    public bool IsSame(MessageDisjuncts other) =>
        ReferenceEquals(this, other)
        || (IsUnknown == other.IsUnknown
            && All.Length == other.All.Length
            && IsWithin(other));

    private bool IsWithin(MessageDisjuncts other)
    {
        foreach (var disjunct in All)
        {
            if (!other.Contains(disjunct))
            {
                return false;
            }
        }

        return true;
    }

    private bool Contains(MessageDisjunct disjunct)
    {
        foreach (var own in All)
        {
            if (own.IsSame(disjunct))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(ImmutableArray<MessageDisjunct>.Builder disjuncts, MessageDisjunct disjunct)
    {
        for (var i = 0; i < disjuncts.Count; i++)
        {
            if (disjuncts[i].SameTypestate(disjunct))
            {
                disjuncts[i] = disjuncts[i].Meet(disjunct);
                return;
            }
        }

        disjuncts.Add(disjunct);
    }
}
