using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>How far a consumer is.</summary>
internal enum LifeStage
{
    None,
    Built,
    Subscribed,

    /// <summary>It is a member of its group.</summary>
    Consuming,

    /// <summary>Closed or disposed.</summary>
    Over,
}

/// <summary>An exception on its way to a handler.</summary>
/// <param name="Type">Null where it may be any.</param>
internal sealed record Flight(ITypeSymbol? Type);

/// <summary>How far a consumer may be, with the exception that is on its way; for each the first code that throws it.</summary>
internal sealed class LifeState
{
    private readonly SmallMap<(LifeStage Stage, Flight? Flight), SyntaxNode?> _ways;

    private LifeState(SmallMap<(LifeStage Stage, Flight? Flight), SyntaxNode?> ways) => _ways = ways;

    public static LifeState Nowhere { get; } = new(SmallMap<(LifeStage, Flight?), SyntaxNode?>.Empty);

    public bool IsNowhere => _ways.IsEmpty;

    public IEnumerable<(LifeStage Stage, Flight? Flight, SyntaxNode? Origin)> Ways
    {
        get
        {
            foreach (var way in _ways)
            {
                yield return (way.Key.Stage, way.Key.Flight, way.Value);
            }
        }
    }

    public static LifeState At(LifeStage stage) => Nowhere.Add(stage, null, null);

    public LifeState Add(LifeStage stage, Flight? flight, SyntaxNode? origin)
    {
        var key = (stage, flight);
        return _ways.TryGetValue(key, out var known) && (known is null || (origin is not null && known.SpanStart <= origin.SpanStart))
            ? this
            : new LifeState(_ways.SetItem(key, origin));
    }

    public LifeState To(LifeStage stage) => IsAllAt(stage) ? this : Select(_ => stage);

    public LifeState Select(System.Func<LifeStage, LifeStage?> next)
    {
        var state = Nowhere;
        foreach (var (stage, flight, origin) in Ways)
        {
            state = next(stage) is { } moved ? state.Add(moved, flight, origin) : state;
        }

        return state;
    }

    public LifeState Thrown(ITypeSymbol? type, SyntaxNode origin)
    {
        var flight = new Flight(type);
        return Ways.Aggregate(Nowhere, (state, way) => state.Add(way.Stage, flight, origin));
    }

    /// <summary>The handler is done: nothing is on its way any more.</summary>
    public LifeState Landed() => Ways.Aggregate(Nowhere, (state, way) => state.Add(way.Stage, null, null));

    public LifeState Where(System.Func<Flight?, bool> isWanted) =>
        Ways.Where(way => isWanted(way.Flight)).Aggregate(Nowhere, (state, way) => state.Add(way.Stage, way.Flight, way.Origin));

    public LifeState Join(LifeState other) => ReferenceEquals(this, other) ? this : other.Ways.Aggregate(this, (state, way) => state.Add(way.Stage, way.Flight, way.Origin));

    public bool IsSame(LifeState other) => _ways.IsSame(other._ways, static (mine, twin) => mine == twin);

    private bool IsAllAt(LifeStage stage)
    {
        foreach (var way in _ways)
        {
            if (way.Key.Stage != stage)
            {
                return false;
            }
        }

        return true;
    }
}
