using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Values;

/// <summary>One thing that an expression may be.</summary>
internal abstract record AbstractValue
{
    /// <summary>It is certainly not null.</summary>
    public virtual bool IsNotNull => false;

    /// <summary>It is the same to whoever sees it: what a callee returns of it, its caller has as it is.</summary>
    public virtual bool IsSameForAll => false;
}

/// <summary>Not known.</summary>
/// <param name="Varies">Known to differ on each start (a new Guid in it).</param>
internal sealed record UnknownValue(bool Varies = false) : AbstractValue;

/// <summary>Some value that is not null.</summary>
internal sealed record SetValue(bool Varies) : AbstractValue
{
    public override bool IsNotNull => true;
}

/// <param name="Origin">The expression that says it.</param>
internal sealed record ConstantValue(object? Value, SyntaxNode Origin) : AbstractValue
{
    /// <summary>Where a caller says it; null where it is no parameter's.</summary>
    public SyntaxNode? GivenAt { get; init; }

    /// <summary>One of several answers to what an option says; <see cref="KnownCode.IsArmOfOption"/>.</summary>
    public bool IsOption { get; init; }

    public override bool IsNotNull => Value is not null;
}

/// <summary>Several values together, some of them objects that are followed.</summary>
internal sealed record TupleValue(ImmutableArray<SmallSet<AbstractValue>> Items) : AbstractValue
{
    public bool Equals(TupleValue? other) =>
        other is not null && Items.Length == other.Items.Length && Items.Zip(other.Items, (mine, twin) => mine.SetEquals(twin)).All(same => same);

    public override int GetHashCode() => Items.Length;
}

/// <summary>An object that is followed through the program, or something that was made from one.</summary>
/// <param name="Site">The object; null where it is not known.</param>
internal abstract record TrackedValue(Site? Site) : AbstractValue;

/// <summary>The object itself: whoever has it can write to it.</summary>
internal abstract record ObjectValue : TrackedValue
{
    protected ObjectValue(Site site)
        : base(site)
    {
    }

    public new Site Site => base.Site!;

    public override bool IsNotNull => Site.IsCreated;
}

/// <summary>Something made from an object, that is used by whoever holds it and writes nothing to the object: a client, for one.</summary>
internal abstract record HandleValue : TrackedValue
{
    protected HandleValue(Site site)
        : base(site)
    {
    }

    public new Site Site => base.Site!;
}
