using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>A consumed result is taken for a message, though it may be the end of a partition, which carries none.</summary>
/// <param name="Use">What cannot do without a message: reading it, or committing the result.</param>
/// <param name="Guard">
/// Behind which statement of the loop's body a check with <c>continue</c> can go, and its condition; null where that is
/// not evident.
/// </param>
internal sealed record OverlookedEnd(SyntaxNode Use, (SyntaxNode Behind, string Condition)? Guard);
