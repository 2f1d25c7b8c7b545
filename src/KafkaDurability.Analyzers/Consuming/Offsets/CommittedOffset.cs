using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>A call that commits the own offset of a processed message, where the next one is meant.</summary>
/// <remarks>
/// Measured with librdkafka: Commit(result) at 0 commits 1; the overloads for a TopicPartitionOffset, and
/// SendOffsetsToTransaction, take the value as it is.
/// </remarks>
/// <param name="Exact">Where the results are asked for their offsets.</param>
/// <param name="Overload">The argument, and the one result in it that the overload for results takes in its place; null where there is none.</param>
/// <param name="Repairs">The places that make every offset the next one; empty where they serve other ends too.</param>
internal sealed record CommittedOffset(
    SyntaxNode Call,
    string Method,
    ImmutableArray<SyntaxNode> Exact,
    (SyntaxNode Argument, SyntaxNode Result)? Overload,
    ImmutableArray<OffsetRepair> Repairs);
