using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Finds the places that can mend what the disjuncts of a function show to be wrong.</summary>
internal static class MessageFixes
{
    /// <summary>Whether the call gives a task that is dropped, and "await" may stand before it.</summary>
    public static bool MayAwait(SyntaxNode call, ReadingContext context) =>
        call.SyntaxTree == context.Model.SyntaxTree && AwaitPlace.Takes(call, context.Model, context.Cancellation) && call.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" };

    /// <summary>The statements of the calls, to go from their finally block to the end of its try; empty where one cannot.</summary>
    /// <param name="calls">All that passes a message in one finally block: one that stayed behind would change the order.</param>
    public static ImmutableArray<SyntaxNode> OutOf(IEnumerable<SyntaxNode> calls, ReadingContext context)
    {
        var statements = calls.OrderBy(call => call.SpanStart).Select(call => OutOfFinally.Statement(call, context.Model, context.Cancellation)).ToList();
        return statements.Contains(null) ? ImmutableArray<SyntaxNode>.Empty : statements.OfType<SyntaxNode>().ToImmutableArray();
    }

    public static FinallyClauseSyntax? FinallyAround(SyntaxNode call) => call.FirstAncestorOrSelf<FinallyClauseSyntax>();

    /// <summary>The block of the catch, where the end of it may throw: not where the loop around it is there to try again.</summary>
    /// <param name="advances">All that passes the message: where the catch itself does, it is gone before the end of it.</param>
    public static SyntaxNode? Rethrow(SyntaxNode at, SyntaxNode consumed, IReadOnlyList<Advance> advances) =>
        at is CatchClauseSyntax clause && !PassesItself(clause, advances) && StatementOrder.LoopAround(clause) is var loop && (loop is null or CommonForEachStatementSyntax || Contains(loop, consumed))
            ? clause.Block
            : null;

    /// <summary>How the catch sets the consumer back to the message.</summary>
    /// <param name="advances">All that passes the message.</param>
    /// <param name="isPassedBehind">One of them follows the catch.</param>
    public static SeekBack? Seek(SyntaxNode at, SyntaxNode consumed, IReadOnlyList<Advance> advances, bool isPassedBehind)
    {
        // The loop of the message itself: in an inner one, what fails may yet succeed.
        if (at is not CatchClauseSyntax clause
            || consumed is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var consumer } }
            || !IsPlain(consumer)
            || SimpleLoopReader.Declaration(consumed) is not { Parent: BlockSyntax block } declaration
            || !Contains(block, clause)
            || PassesItself(clause, advances)
            || StatementOrder.LoopAround(clause) is not { } loop
            || loop != StatementOrder.LoopAround(declaration))
        {
            return null;
        }

        // Commit() writes what the client stored when it handed the message out, and Seek does not take that back.
        var takesAll = advances.Any(advance => advance.Innermost is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 })
            && advances.All(advance => advance.Kind != AdvanceKind.Store);
        return takesAll ? null : new SeekBack(clause.Block, consumer.ToString(), declaration.Declaration.Variables[0].Identifier.ValueText, isPassedBehind);
    }

    /// <summary>The variable of the loop over results that the call stands in, behind the processing.</summary>
    public static string? Done(SyntaxNode call, SyntaxNode processing, ReadingContext context) =>
        StatementOrder.LoopAround(call) is ForEachStatementSyntax loop
        && Contains(loop.Statement, processing)
        && processing.SpanStart < call.SpanStart
        && context.Model.GetDeclaredSymbol(loop, context.Cancellation) is ILocalSymbol local
        && context.Types.IsResult(local.Type)
            ? loop.Identifier.ValueText
            : null;

    private static bool PassesItself(CatchClauseSyntax clause, IReadOnlyList<Advance> advances) => advances.Any(advance => clause.Block.Contains(advance.Call));

    private static bool Contains(SyntaxNode outer, SyntaxNode inner) =>
        inner.Ancestors().TakeWhile(StatementOrder.IsSameFunction).Contains(outer);

    /// <summary>A name, or a member of one: what means the same wherever it is in scope.</summary>
    private static bool IsPlain(ExpressionSyntax expression) => expression is IdentifierNameSyntax or ThisExpressionSyntax
        || (expression is MemberAccessExpressionSyntax { Expression: var outer } && outer is IdentifierNameSyntax or ThisExpressionSyntax);
}
