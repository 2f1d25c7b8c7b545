using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>A message is sent again because its delivery seems to have failed.</summary>
/// <param name="At">The call that sends it again: in a loop, the same one.</param>
/// <param name="Innermost">The call of ProduceAsync or Produce; <paramref name="At"/> itself where that is one.</param>
/// <param name="Because">What sends it again: the catch clause, the retry of a library, or the delivery handler.</param>
/// <param name="IsCancelled">Nobody knows of a failure: only the waiting was given up.</param>
internal sealed record RepeatedSend(SyntaxNode At, SyntaxNode Innermost, SyntaxNode Because, bool IsCancelled);
