using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

internal enum MessageEventKind
{
    Passed,
    MayBeProcessed,
    Processed,

    /// <summary>A variable still carries it when the next one is consumed.</summary>
    Kept,
}

/// <summary>Something that happens to a message.</summary>
/// <param name="Advance">The call that passes it, where it is passed.</param>
/// <param name="IsFinished">The processing is evidently over when the statement is.</param>
internal sealed record MessageEvent(MessageEventKind Kind, ConsumedMessage Message, SyntaxNode At, Advance? Advance = null, bool IsFinished = false);
