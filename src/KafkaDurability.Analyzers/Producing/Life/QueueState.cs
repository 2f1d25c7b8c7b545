using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>What may still be in a producer's queue at one point of a function.</summary>
/// <param name="Sends">The calls that queued it, in the order of the source; the first of them where there are many.</param>
/// <param name="Remainders">The calls of Flush that may have left something of it, and do not tell.</param>
internal sealed record QueueState(ImmutableArray<SyntaxNode> Sends, ImmutableArray<SyntaxNode> Remainders)
{
    /// <summary>One to report, and some to point at.</summary>
    private const int Most = 8;

    public static QueueState Empty { get; } = new(ImmutableArray<SyntaxNode>.Empty, ImmutableArray<SyntaxNode>.Empty);

    public bool IsEmpty => Sends.IsEmpty && Remainders.IsEmpty;

    public QueueState Sent(SyntaxNode send) => this with { Sends = Merge(Sends, [send]) };

    public QueueState Sent(IEnumerable<SyntaxNode> sends) => this with { Sends = Merge(Sends, sends) };

    public QueueState Left(SyntaxNode flush) => new(ImmutableArray<SyntaxNode>.Empty, Merge(Remainders, [flush]));

    public QueueState Join(QueueState other) =>
        ReferenceEquals(this, other) ? this : new(Merge(Sends, other.Sends), Merge(Remainders, other.Remainders));

    public bool IsSame(QueueState other) =>
        ReferenceEquals(this, other) || (Sends.SequenceEqual(other.Sends) && Remainders.SequenceEqual(other.Remainders));

    /// <summary>Keeps the smallest, so that joining comes to an end.</summary>
    private static ImmutableArray<SyntaxNode> Merge(ImmutableArray<SyntaxNode> known, IEnumerable<SyntaxNode> more)
    {
        var added = more.Where(node => !known.Contains(node)).ToList();
        return added.Count == 0 || (known.Length == Most && added.All(node => node.SpanStart >= known[Most - 1].SpanStart))
            ? known
            : known.AddRange(added).Distinct().OrderBy(node => node.SpanStart).ThenBy(node => node.Span.End).Take(Most).ToImmutableArray();
    }
}
