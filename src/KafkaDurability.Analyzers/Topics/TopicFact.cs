using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Topics;

/// <summary>One value that a setting of a topic may have, and where the code says so.</summary>
/// <param name="Text">The value as the broker is given it.</param>
/// <param name="Number">The value as a whole number, where it is one (brokers, milliseconds).</param>
/// <param name="Words">The setting with its value, as it is spelt: "ReplicationFactor = 1", "min.insync.replicas=1".</param>
/// <param name="At">What to underline: the whole write, or the arm of a conditional that says this value.</param>
internal sealed record TopicValue(string Text, long? Number, string Words, SyntaxNode At)
{
    /// <summary>What takes another value; null where no other value of this place would do.</summary>
    public SyntaxNode? Settable { get; init; }

    /// <summary>What may be taken out; null where the topic would not be without the setting then.</summary>
    public SyntaxNode? Removable { get; init; }

    /// <summary>Only code for development gets here.</summary>
    public bool IsForDevelopment { get; init; }
}

/// <summary>What is known of one setting of a topic: <c>Unset | Known(value, where) | Unknown</c>, one or more of them.</summary>
/// <param name="Values">The values that it may have, as far as they are known.</param>
/// <param name="MaybeUnset">On some path nothing sets it: the broker's default applies.</param>
/// <param name="MaybeOther">It may have a value that is not known.</param>
internal sealed record TopicFact(IReadOnlyList<TopicValue> Values, bool MaybeUnset, bool MaybeOther)
{
    public static readonly TopicFact Unset = new([], MaybeUnset: true, MaybeOther: false);

    public static readonly TopicFact Unknown = new([], MaybeUnset: true, MaybeOther: true);

    /// <summary>No path sets it.</summary>
    public bool IsUnset => this is { MaybeUnset: true, MaybeOther: false, Values.Count: 0 };

    /// <summary>Each path sets it, to values that are known.</summary>
    public bool IsKnown => this is { MaybeUnset: false, MaybeOther: false, Values.Count: > 0 };

    /// <summary>The fact without the values that only code for development sets.</summary>
    public TopicFact InProduction =>
        Values.All(value => value.IsForDevelopment) ? IsUnset ? this : Unknown : this with { Values = Values.Where(value => !value.IsForDevelopment).ToList() };

    /// <summary>The least number that it has for certain; null where it may be another, or the broker's.</summary>
    public long? Least => IsKnown && Values.All(value => value.Number is not null) ? Values.Min(value => value.Number) : null;

    /// <summary>The greatest number, as <see cref="Least"/>.</summary>
    public long? Greatest => Least is null ? null : Values.Max(value => value.Number);
}
