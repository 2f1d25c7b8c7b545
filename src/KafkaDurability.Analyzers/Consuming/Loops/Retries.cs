using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Loops that are there to try again.</summary>
internal static class Retries
{
    /// <summary>
    /// A retry in place whose handler decides something: it throws, say, the last time. That the loop then never ends by its
    /// condition with the failure, the flow does not know, as it does not count.
    /// </summary>
    public static bool TellLastAttempt(SyntaxNode handler, SyntaxNode consumed)
    {
        if (StatementOrder.LoopAround(handler) is not { } loop || loop.Span.Contains(consumed.Span))
        {
            return false;
        }

        var decisions = handler.DescendantNodes(StatementOrder.IsSameFunction).Where(node => node is IfStatementSyntax or SwitchStatementSyntax).ToList();
        return decisions.Count > 0 && (IsEndless(loop)
            ? decisions.Any(decision => IsAboutFailure(decision, handler))
            : handler.DescendantNodes(StatementOrder.IsSameFunction).Any(MayEnd));
    }

    /// <summary>All ways out of the loop around a handler are written in it: what is said of each is what happens there.</summary>
    public static bool AreEndless(SyntaxNode handler) => StatementOrder.LoopAround(handler) is { } loop && IsEndless(loop);

    private static bool IsEndless(SyntaxNode loop) => loop is ForStatementSyntax { Condition: null }
        || loop is WhileStatementSyntax { Condition: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } }
        || loop is DoStatementSyntax { Condition: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } };

    /// <summary>if (e is FormatException) { break; }: the failure that somebody thought of, and not the last attempt.</summary>
    private static bool IsAboutFailure(SyntaxNode decision, SyntaxNode handler)
    {
        var condition = decision is IfStatementSyntax test ? test.Condition : ((SwitchStatementSyntax)decision).Expression;
        return decision is SwitchStatementSyntax || condition.DescendantNodesAndSelf().Any(node => node is InvocationExpressionSyntax
            || node is IdentifierNameSyntax { Identifier.ValueText: var name } && name == (handler as CatchClauseSyntax)?.Declaration?.Identifier.ValueText);
    }

    /// <summary>It leaves the loop, or notes something that decides about that, or what it calls may end the program.</summary>
    private static bool MayEnd(SyntaxNode node) => node switch
    {
        ThrowStatementSyntax or ThrowExpressionSyntax or ReturnStatementSyntax or GotoStatementSyntax => true,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } => true,
        InvocationExpressionSyntax { Expression: var called } => (called as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText is "Exit" or "FailFast" or "Throw",
        _ => false,
    };
}
