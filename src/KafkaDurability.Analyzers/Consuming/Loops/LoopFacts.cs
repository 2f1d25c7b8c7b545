using System.Collections.Immutable;
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
/// <param name="Rethrow">The block of the catch, where "throw;" at its end takes the failure on; null where it is there to try again.</param>
/// <param name="SeekBack">How the catch can set the consumer back to the message; null where that is not evident, or would not help.</param>
/// <param name="IsAside">What fails is putting the message aside.</param>
/// <param name="IsToldToCaller">The function answers no: only where its caller runs it again for that is the message passed.</param>
internal sealed record SwallowedFailure(
    SyntaxNode At,
    SyntaxNode Consumed,
    SyntaxNode Processing,
    SyntaxNode? Call,
    SyntaxNode? Passing,
    ISymbol? Consumer,
    bool IsAnswer,
    bool Continues,
    bool IsRetry = false,
    SyntaxNode? Rethrow = null,
    SeekBack? SeekBack = null,
    bool IsAside = false,
    bool IsToldToCaller = false)
{
    /// <summary>The Consume call in the callee that <see cref="Consumed"/> calls; null where it is that itself.</summary>
    public SyntaxNode? Source { get; init; }
}

/// <summary>What a catch needs to set the consumer back to the message that failed.</summary>
/// <param name="Block">The block of the catch.</param>
/// <param name="Consumer">The text of what Consume was called on.</param>
/// <param name="Result">The name of the local that holds the message.</param>
/// <param name="IsPassedBehind">What follows the catch in the same round passes the message: the round has to end there.</param>
internal sealed record SeekBack(SyntaxNode Block, string Consumer, string Result, bool IsPassedBehind);

/// <summary>A message is handed to a task or queue, and passed before that is done.</summary>
/// <param name="At">The handing-off in the function at hand.</param>
/// <param name="Within">The handing-off in a callee; null where it is <paramref name="At"/>.</param>
/// <param name="Passing">What passes it; null where only the automatic commit can.</param>
/// <param name="IsQueue">It goes into a queue in memory.</param>
/// <param name="MayAwait"><paramref name="At"/> gives a task that is dropped there, and may be awaited instead.</param>
internal sealed record UnfinishedHandOff(
    SyntaxNode At, SyntaxNode Consumed, SyntaxNode? Within, SyntaxNode? Passing, ISymbol? Consumer, bool IsQueue, bool MayAwait = false)
{
    /// <inheritdoc cref="SwallowedFailure.Source"/>
    public SyntaxNode? Source { get; init; }
}

/// <summary>A commit or store in a finally block runs when the processing has failed, too.</summary>
/// <param name="Moves">The statements to move to the end of the try block, in order: all that pass a message there. Empty where that is not safe.</param>
internal sealed record FinallyAdvance(
    AdvanceKind Kind, SyntaxNode Call, SyntaxNode Consumed, SyntaxNode Processing, ISymbol? Consumer, ImmutableArray<SyntaxNode> Moves);

/// <summary>A Commit() takes along messages of a batch that are processed only then.</summary>
/// <param name="Done">The name of the result that is processed where the call stands; null where that is not evident.</param>
internal sealed record BlanketCommit(SyntaxNode Call, SyntaxNode Consumed, SyntaxNode Processing, ISymbol? Consumer, string? Done);
