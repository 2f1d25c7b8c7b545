using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>A failed delivery ends in a catch, and nothing that follows is different from a success.</summary>
/// <param name="Clause">The catch clause.</param>
/// <param name="Send">The call whose failure it takes, and what of it stands elsewhere.</param>
/// <param name="Unread">The calls of the function that do not look at its answer, where only that tells of the failure; empty otherwise.</param>
/// <param name="Rethrow">The block of the catch, where "throw;" at its end compiles and leaves no code unreachable; null otherwise.</param>
internal sealed record SwallowedDelivery(SyntaxNode Clause, FailingSend Send, IReadOnlyList<SyntaxNode> Unread, SyntaxNode? Rethrow);
