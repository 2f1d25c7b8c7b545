using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>How a consumer is told that a message need not come again.</summary>
internal enum AdvanceKind
{
    /// <summary>Written to the broker at once.</summary>
    Commit,

    /// <summary>Stored in the client; the next automatic commit writes it.</summary>
    Store,
}

/// <summary>A call that passes a message: Commit or StoreOffset.</summary>
internal sealed record Advance(AdvanceKind Kind, SyntaxNode Call);
