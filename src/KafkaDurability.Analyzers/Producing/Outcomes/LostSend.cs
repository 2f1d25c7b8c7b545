using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>A send whose failure ends in a task that nobody observes: not its own, but that of the code which waits for it.</summary>
/// <param name="At">The call whose task is dropped, or that is awaited in a block whose end is.</param>
/// <param name="Name">What is called there.</param>
/// <param name="Innermost">The call of ProduceAsync: <paramref name="At"/> itself, or in a method that it leads to.</param>
/// <param name="IsInBlock">The call is awaited, and the block that it stands in is dropped.</param>
internal sealed record LostSend(SyntaxNode At, string Name, SyntaxNode Innermost, LostTask Lost, bool IsInBlock);
