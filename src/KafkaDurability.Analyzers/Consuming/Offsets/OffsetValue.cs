using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

internal enum OffsetShape
{
    /// <summary>Nothing certain: + 1, a position, a parameter, whatever is not followed.</summary>
    Unknown,

    /// <summary>Null, Offset.Unset and the like: no offset at all, so it does not matter where paths meet.</summary>
    Nothing,

    /// <summary>A consumed result.</summary>
    Result,

    /// <summary>The own offset of a consumed result, as a number, an Offset or a TopicPartitionOffset.</summary>
    Offset,

    /// <summary>An array, collection, dictionary or query of <see cref="OffsetValue.Element"/>; of a dictionary the values count.</summary>
    Sequence,
}

/// <summary>Where the offset can be made the next one.</summary>
/// <param name="At">The expression of an offset, or of a TopicPartitionOffset.</param>
/// <param name="Result">For a TopicPartitionOffset: the result whose property it is; null where it cannot be written twice.</param>
internal sealed record OffsetRepair(SyntaxNode At, bool IsWhole, SyntaxNode? Result);

/// <summary>One way on which the own offset of a result comes to a place.</summary>
/// <param name="Exact">The expression that asks the result for its offset; null as long as it is the result itself.</param>
/// <param name="Holders">The variables that hold the result, or a batch that it is in.</param>
/// <param name="IsGuess">That it was consumed, and is not one picked to go on from, shows only in its being processed.</param>
/// <param name="Through">The variables that the offset went through behind the place of repair.</param>
internal sealed record OffsetSource(
    IOperation? Exact,
    ImmutableHashSet<ISymbol> Holders,
    bool IsGuess,
    OffsetRepair? Repair,
    ImmutableHashSet<ISymbol> Through);

/// <summary>What an expression surely is, as far as offsets go.</summary>
internal sealed class OffsetValue
{
    private static readonly ImmutableHashSet<ISymbol> s_none = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);

    public static readonly OffsetValue Unknown = new(OffsetShape.Unknown, ImmutableArray<OffsetSource>.Empty, null);

    public static readonly OffsetValue Nothing = new(OffsetShape.Nothing, ImmutableArray<OffsetSource>.Empty, null);

    private OffsetValue(OffsetShape shape, ImmutableArray<OffsetSource> sources, OffsetValue? element)
    {
        Shape = shape;
        Sources = sources;
        Element = element;
    }

    public OffsetShape Shape { get; }

    public ImmutableArray<OffsetSource> Sources { get; }

    public OffsetValue? Element { get; }

    public static OffsetValue Result(ISymbol? holder, bool isGuess) => new(
        OffsetShape.Result,
        ImmutableArray.Create(new OffsetSource(null, holder is null ? s_none : s_none.Add(holder), isGuess, null, s_none)),
        null);

    public static OffsetValue Sequence(OffsetValue element) => new(OffsetShape.Sequence, ImmutableArray<OffsetSource>.Empty, element);

    public static OffsetValue JoinAll(IEnumerable<OffsetValue> values) => values.Aggregate(Nothing, (all, value) => all.Join(value));

    /// <summary>What it is where two paths meet.</summary>
    public OffsetValue Join(OffsetValue other) =>
        Shape == OffsetShape.Nothing ? other
        : other.Shape == OffsetShape.Nothing ? this
        : Shape != other.Shape || Shape == OffsetShape.Unknown ? Unknown
        : Shape == OffsetShape.Sequence ? Sequence(Element!.Join(other.Element!))
        : new OffsetValue(Shape, Sources.Concat(other.Sources).Distinct().ToImmutableArray(), null);

    /// <summary>An element of the sequence.</summary>
    public OffsetValue Any() => Element ?? Unknown;

    /// <summary>The offset that a result is asked for.</summary>
    public OffsetValue Ask(IOperation exact, OffsetRepair? repair) => Shape == OffsetShape.Result
        ? new OffsetValue(OffsetShape.Offset, Sources.Select(source => source with { Exact = exact, Repair = repair }).ToImmutableArray(), null)
        : Unknown;

    /// <summary>The offset written into a TopicPartitionOffset, or taken out of one.</summary>
    public OffsetValue Repaired(OffsetRepair? repair) => Shape == OffsetShape.Offset
        ? new OffsetValue(Shape, Sources.Select(source => source with { Repair = repair, Through = s_none }).Distinct().ToImmutableArray(), null)
        : Unknown;

    /// <summary>The value that a helper returns: others call it too, for purposes of their own.</summary>
    public OffsetValue From(SyntaxNode helper) => Shape == OffsetShape.Sequence
        ? Sequence(Element!.From(helper))
        : new OffsetValue(
            Shape,
            Sources.Select(source => source.Repair is { } repair && helper.Span.Contains(repair.At.Span) ? source with { Repair = null } : source).ToImmutableArray(),
            null);

    /// <summary>The value after it was put into a variable.</summary>
    public OffsetValue In(ISymbol variable) => Shape == OffsetShape.Sequence
        ? Sequence(Element!.In(variable))
        : new OffsetValue(
            Shape,
            Sources.Select(source => source.Exact is null
                ? source with { Holders = source.Holders.Add(variable) }
                : source with { Through = source.Through.Add(variable) }).ToImmutableArray(),
            null);
}
