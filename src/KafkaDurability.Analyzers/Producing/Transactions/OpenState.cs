using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Producing;

internal enum OpenStage
{
    /// <summary>Begun, and all is well.</summary>
    Open,

    /// <summary>An exception is on its way, or in a handler.</summary>
    Thrown,

    /// <summary>A handler took the exception and left the transaction open.</summary>
    Landed,
}

/// <summary>A transaction that is open at one point.</summary>
/// <param name="Begin">The call of BeginTransaction.</param>
/// <param name="Type">That of the exception on its way; null where it may be any.</param>
internal sealed record OpenWay(SyntaxNode Begin, OpenStage Stage, ITypeSymbol? Type);

/// <summary>The transactions that may be open; for each the first code whose failure left it so.</summary>
internal sealed class OpenState
{
    private readonly ImmutableDictionary<OpenWay, SyntaxNode?> _ways;

    private OpenState(ImmutableDictionary<OpenWay, SyntaxNode?> ways) => _ways = ways;

    /// <summary>None is open.</summary>
    public static OpenState None { get; } = new(ImmutableDictionary<OpenWay, SyntaxNode?>.Empty);

    public ImmutableArray<(OpenWay Way, SyntaxNode? Failure)> Ways => _ways.Select(way => (way.Key, way.Value)).ToImmutableArray();

    public OpenState Add(OpenWay way, SyntaxNode? failure) =>
        _ways.TryGetValue(way, out var known) && (known is null || (failure is not null && known.SpanStart <= failure.SpanStart))
            ? this
            : new OpenState(_ways.SetItem(way, failure));

    public OpenState Where(System.Func<OpenWay, bool> isWanted) =>
        Ways.Where(one => isWanted(one.Way)).Aggregate(None, (state, one) => state.Add(one.Way, one.Failure));

    public OpenState Thrown(ITypeSymbol? type, SyntaxNode at) =>
        Ways.Aggregate(None, (state, one) => state.Add(one.Way with { Stage = OpenStage.Thrown, Type = type }, one.Failure ?? at));

    /// <summary>The handler is done.</summary>
    public OpenState Landed() => Ways.Aggregate(None, (state, one) => one.Way.Stage == OpenStage.Thrown
        ? state.Add(one.Way with { Stage = OpenStage.Landed, Type = null }, one.Failure)
        : state.Add(one.Way, one.Failure));

    public OpenState Join(OpenState other) => other.Ways.Aggregate(this, (state, one) => state.Add(one.Way, one.Failure));

    public bool IsSame(OpenState other) => ReferenceEquals(this, other)
        || (_ways.Count == other._ways.Count && _ways.All(way => other._ways.TryGetValue(way.Key, out var failure) && failure == way.Value));
}
