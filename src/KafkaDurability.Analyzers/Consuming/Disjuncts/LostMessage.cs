using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>A message that failed, and that the next one was consumed after.</summary>
/// <param name="Failure">The clause that took its exception, or the processing that answered no.</param>
internal sealed record LostMessage(SyntaxNode Failure);
