using KafkaDurability.Analyzers.Flow;

namespace KafkaDurability.Analyzers.Values;

/// <summary>The sets of values that expressions have; bounded, so that the analysis comes to rest.</summary>
internal static class ValueSets
{
    public static readonly SmallSet<AbstractValue> Unknown = Of(new UnknownValue());

    public static readonly SmallSet<AbstractValue> Varying = Of(new UnknownValue(Varies: true));

    /// <summary>The objects that the values are, or were made from.</summary>
    public static IEnumerable<Site> Sites(this SmallSet<AbstractValue> values) => values.Select(value => (value as TrackedValue)?.Site).OfType<Site>();

    /// <summary>One part of the tuples that the values are; null where they may be something else.</summary>
    public static SmallSet<AbstractValue>? Item(this SmallSet<AbstractValue> values, int index) =>
        !values.IsEmpty && values.All(value => value is TupleValue tuple && index < tuple.Items.Length)
            ? values.Cast<TupleValue>().Select(tuple => tuple.Items[index]).Aggregate(Join)
            : null;

    public static SmallSet<AbstractValue> Of(AbstractValue value) => SmallSet<AbstractValue>.Of(value);

    public static SmallSet<AbstractValue> Join(SmallSet<AbstractValue> left, SmallSet<AbstractValue> right)
    {
        var joined = left.Union(right);
        return joined.Count > Limits.Alternatives ? Unknown : joined;
    }

    /// <summary>Whether it may be another value at the next start.</summary>
    public static bool MayVary(this SmallSet<AbstractValue> values) => values.Any(Varies);

    /// <inheritdoc cref="MayVary"/>
    public static bool Varies(this AbstractValue value) => value is UnknownValue { Varies: true } or SetValue { Varies: true };

    /// <summary>The value as true or false, where it is one of them for certain.</summary>
    public static bool? AsCondition(this SmallSet<AbstractValue> values) =>
        values.Count == 1 && values.Single() is ConstantValue { Value: bool condition } ? condition : null;

    /// <summary>The text, where it is one text for certain.</summary>
    public static string? AsText(this SmallSet<AbstractValue> values) =>
        values.Count == 1 && values.Single() is ConstantValue { Value: string text } ? text : null;
}
