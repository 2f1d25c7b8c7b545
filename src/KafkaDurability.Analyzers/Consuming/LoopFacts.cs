using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>A failed message is left behind, and a later one is committed or stored.</summary>
/// <param name="At">What swallows the failure: the catch clause, also in a callee, or the statement that makes nothing of the answer.</param>
/// <param name="Consumed">Where the message comes from.</param>
/// <param name="Processing">The processing that fails.</param>
/// <param name="Call">The call in the loop that leads to <paramref name="At"/>; null where it stands in the loop itself.</param>
/// <param name="Passing">What passes the message; null where only the automatic commit can.</param>
/// <param name="Consumer">What Consume was called on, where that is evident.</param>
/// <param name="IsAnswer">The failure is told by a result, not by an exception.</param>
/// <param name="Continues">The function returns afterwards, and its callers consume the next message.</param>
/// <param name="IsRetry">The loop is left when the processing succeeds: it is there to try again.</param>
internal sealed record SwallowedFailure(
    SyntaxNode At, SyntaxNode Consumed, SyntaxNode Processing, SyntaxNode? Call, SyntaxNode? Passing, ISymbol? Consumer, bool IsAnswer, bool Continues, bool IsRetry = false);

/// <summary>A message is handed to a task or queue, and passed before that is done.</summary>
/// <param name="At">The handing-off in the function at hand.</param>
/// <param name="Within">The handing-off in a callee; null where it is <paramref name="At"/>.</param>
/// <param name="Passing">What passes it; null where only the automatic commit can.</param>
/// <param name="IsQueue">It goes into a queue in memory.</param>
internal sealed record UnfinishedHandOff(
    SyntaxNode At, SyntaxNode Consumed, SyntaxNode? Within, SyntaxNode? Passing, ISymbol? Consumer, bool IsQueue);

/// <summary>A commit or store in a finally block runs when the processing has failed, too.</summary>
internal sealed record FinallyAdvance(AdvanceKind Kind, SyntaxNode Call, SyntaxNode Consumed, SyntaxNode Processing, ISymbol? Consumer);

/// <summary>A Commit() takes along messages of a batch that are processed only then.</summary>
internal sealed record BlanketCommit(SyntaxNode Call, SyntaxNode Consumed, SyntaxNode Processing, ISymbol? Consumer);
