using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

internal enum MessageEventKind
{
    Passed,
    MayBeProcessed,
    Processed,

    /// <summary>A parameter, or something made from it, is given back to the caller.</summary>
    Returned,

    /// <summary>A variable still carries it when the next one is consumed.</summary>
    Kept,
}

/// <summary>Something that happens to a message.</summary>
/// <param name="Advance">The call that passes it, where it is passed.</param>
/// <param name="IsReturn">It leaves the function to its caller.</param>
/// <param name="IsFinished">The processing is evidently over when the statement is.</param>
internal sealed record MessageEvent(MessageEventKind Kind, ConsumedMessage Message, SyntaxNode At, Advance? Advance = null, bool IsFinished = false, bool IsReturn = false);
