using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>One thing that an expression may be.</summary>
internal abstract record AbstractValue;

/// <summary>Not known.</summary>
/// <param name="Varies">Known to differ on each start (a new Guid in it).</param>
internal sealed record UnknownValue(bool Varies = false) : AbstractValue;

/// <summary>Some value that is not null.</summary>
internal sealed record SetValue(bool Varies) : AbstractValue;

/// <param name="Origin">The expression that says it.</param>
internal sealed record ConstantValue(object? Value, SyntaxNode Origin) : AbstractValue
{
    /// <summary>One of several answers to what an option says; <see cref="IKnownCode.IsArmOfOption"/>.</summary>
    public bool IsOption { get; init; }
}

/// <summary>A config that wraps another one, and so shares its values.</summary>
/// <param name="Original">The argument that says what it is made from.</param>
internal sealed record Wrapping(SyntaxNode Creation, SyntaxNode Original);

/// <summary>A dictionary of settings: that of a config object, or a plain one on its way into a client.</summary>
/// <param name="Through">The config that it is reached through; null for the one that it was made for.</param>
internal sealed record StoreValue(Site Site, Wrapping? Through = null) : AbstractValue;

/// <summary>A key with its value, not yet in a dictionary.</summary>
internal sealed record PairValue(string? Key, SyntaxNode KeyNode, AbstractValue Value, SyntaxNode Node) : AbstractValue;

/// <param name="Config">The settings that it will build from, or the place that the builder comes in from; null where they are not known.</param>
internal sealed record BuilderValue(SyntaxNode Node, ClientKinds Kind, Site? Config, Wrapping? Through = null) : AbstractValue;

/// <param name="Config">The settings that it was built from, or the place that it comes in from.</param>
internal sealed record ClientValue(ClientKinds Kind, Site Config) : AbstractValue;

/// <summary>Several values together, some of them settings, builders or clients.</summary>
internal sealed record TupleValue(ImmutableArray<SmallSet<AbstractValue>> Items) : AbstractValue
{
    public bool Equals(TupleValue? other) =>
        other is not null && Items.Length == other.Items.Length && Items.Zip(other.Items, (mine, twin) => mine.SetEquals(twin)).All(same => same);

    public override int GetHashCode() => Items.Length;
}

/// <summary>A section of the configuration.</summary>
/// <param name="Path">"Kafka:Producer"; empty for the whole.</param>
internal sealed record SectionValue(string Path) : AbstractValue;

/// <summary>An object of a class of the user's that holds the values of a section.</summary>
internal sealed record BoundValue(string Path) : AbstractValue;

/// <summary>A value that a settings file says.</summary>
internal sealed record FileValue(FileSetting Setting) : AbstractValue;

/// <summary>The sets of values that expressions have; bounded, so that the analysis comes to rest.</summary>
internal static class Values
{
    public static readonly SmallSet<AbstractValue> Unknown = Of(new UnknownValue());

    public static readonly SmallSet<AbstractValue> Varying = Of(new UnknownValue(Varies: true));

    /// <summary>The settings that a value is, or is built from; null where it is something else.</summary>
    public static Site? SiteOf(AbstractValue value) => value switch
    {
        StoreValue store => store.Site,
        ClientValue client => client.Config,
        BuilderValue builder => builder.Config,
        _ => null,
    };

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

    public static bool MayVary(this SmallSet<AbstractValue> values) => values.Any(value => value is UnknownValue { Varies: true } or SetValue { Varies: true });

    /// <summary>The value as true or false, where it is one of them for certain.</summary>
    public static bool? AsCondition(this SmallSet<AbstractValue> values) =>
        values.Count == 1 && values.Single() is ConstantValue { Value: bool condition } ? condition : null;

    /// <summary>The text, where it is one text for certain.</summary>
    public static string? AsText(this SmallSet<AbstractValue> values) =>
        values.Count == 1 && values.Single() is ConstantValue { Value: string text } ? text : null;
}
