using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>What a function does to the queue of a producer that it is given, or that it captures.</summary>
/// <param name="Sends">The calls whose messages may still be queued when it returns.</param>
/// <param name="Flushes">It may flush.</param>
internal sealed record QueueEffect(ImmutableArray<SyntaxNode> Sends, bool Flushes)
{
    public static QueueEffect None { get; } = new(ImmutableArray<SyntaxNode>.Empty, false);
}
