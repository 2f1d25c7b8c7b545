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

/// <summary>A call that passes a message: Commit or StoreOffset, or a helper that calls one of them.</summary>
/// <param name="Call">The call in the function at hand.</param>
/// <param name="Within">Where the helper commits or stores; null where the function does it itself.</param>
internal sealed record Advance(AdvanceKind Kind, SyntaxNode Call, CallTrace? Within = null)
{
    /// <summary>The Commit or StoreOffset itself.</summary>
    public SyntaxNode Innermost => Within?.Innermost ?? Call;

    /// <summary>As the caller sees it.</summary>
    public Advance SeenFrom(SyntaxNode call) => new(Kind, call, new CallTrace(Call, Within));
}
