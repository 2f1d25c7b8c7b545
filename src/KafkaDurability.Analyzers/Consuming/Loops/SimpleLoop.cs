using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>A Consume call whose result is kept in a local of a loop.</summary>
/// <param name="Consume">The Consume call.</param>
/// <param name="Result">The name of the local.</param>
/// <param name="Consumer">The text of what Consume is called on.</param>
/// <param name="Processed">
/// The statement behind which the message is processed on every way that gets there, in the block that declares the
/// local: here StoreOffset or Commit may be inserted. Null where that is not evident.
/// </param>
/// <param name="IsPassed">The method commits or stores the message somewhere.</param>
internal sealed record SimpleLoop(SyntaxNode Consume, string Result, string Consumer, SyntaxNode? Processed, bool IsPassed);
