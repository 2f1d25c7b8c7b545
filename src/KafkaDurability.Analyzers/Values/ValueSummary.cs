using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Values;

/// <summary>What one member does with the objects that are followed; computed once, then read by rules and by the member's callers.</summary>
internal sealed class ValueSummary
{
    public static readonly ValueSummary None = new() { IsNothing = true };

    /// <summary>The member has no body, or one that is too large or too deep to read.</summary>
    public bool IsNothing { get; init; }

    /// <summary>The method whose body the member is; null for an initializer.</summary>
    public IMethodSymbol? Method { get; init; }

    /// <summary>Calls that lie within each other from the member on, each one asked for. Where that is no more than the bound allowed, nothing was cut short.</summary>
    public int Depth { get; init; }

    /// <summary>What places and objects hold when the member ends; null where it never ends normally.</summary>
    public Heap? Exit { get; init; }

    /// <summary>What the objects hold at the end, or where the last code in sight has them.</summary>
    public SmallMap<Site, ObjectState> Final { get; init; } = SmallMap<Site, ObjectState>.Empty;

    public SmallSet<AbstractValue> Returned { get; init; } = SmallSet<AbstractValue>.Empty;

    /// <summary>What it does with the objects: the facts of each kind in an array of that kind.</summary>
    public ImmutableArray<Fact[]> Facts { get; init; } = ImmutableArray<Fact[]>.Empty;

    /// <summary>The facts of one kind.</summary>
    public IReadOnlyList<T> Of<T>()
        where T : Fact
    {
        foreach (var kind in Facts)
        {
            if (kind is T[] facts)
            {
                return facts;
            }
        }

        return [];
    }
}
