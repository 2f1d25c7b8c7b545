using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Where statements stand to each other, and which ways lead past them.</summary>
internal static class StatementOrder
{
    /// <summary>The position of the block's statement that holds the node, or -1.</summary>
    public static int IndexIn(BlockSyntax block, SyntaxNode node)
    {
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            if (current.Parent == block && current is StatementSyntax statement)
            {
                return block.Statements.IndexOf(statement);
            }
        }

        return -1;
    }

    /// <summary>The statements that follow the one around a node in its block.</summary>
    public static IEnumerable<StatementSyntax> Behind(SyntaxNode node) =>
        node.FirstAncestorOrSelf<StatementSyntax>(statement => statement.Parent is BlockSyntax) is { Parent: BlockSyntax block } own
            ? block.Statements.Skip(block.Statements.IndexOf(own) + 1)
            : [];

    /// <summary>Whether some way through the statement does not end behind it.</summary>
    public static bool MayLeave(StatementSyntax statement, bool throwCounts) =>
        statement.DescendantNodesAndSelf(IsSameFunction).Any(node => node switch
        {
            ReturnStatementSyntax or GotoStatementSyntax or YieldStatementSyntax => true,
            ThrowStatementSyntax or ThrowExpressionSyntax => throwCounts,
            BreakStatementSyntax => !IsInside(node, statement, parent => IsLoop(parent) || parent is SwitchStatementSyntax),
            ContinueStatementSyntax => !IsInside(node, statement, IsLoop),
            _ => false,
        });

    /// <summary>Whether a loop of the member calls a method of this name.</summary>
    public static bool CallsInLoop(SyntaxNode member, string name) => member.DescendantNodes()
        .OfType<SimpleNameSyntax>()
        .Any(node => node.Identifier.ValueText == name && node.Ancestors().TakeWhile(outer => outer != member).Any(IsLoop));

    public static bool IsLoop(SyntaxNode node) =>
        node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax;

    /// <summary>The innermost loop around a node, in the same function.</summary>
    public static SyntaxNode? LoopAround(SyntaxNode node) => node.Ancestors().TakeWhile(IsSameFunction).FirstOrDefault(IsLoop);

    public static bool IsSameFunction(SyntaxNode node) => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    public static ExpressionStatementSyntax? StatementOf(SyntaxNode call)
    {
        // consumer?.Commit(result) is a call within a conditional access.
        var expression = call.Parent is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull == call ? conditional : call;
        return expression.Parent as ExpressionStatementSyntax;
    }

    /// <summary>Whether one of the variables gets another value there.</summary>
    public static bool Writes(StatementSyntax statement, HashSet<string> names) =>
        statement.DescendantNodes().Any(node => node switch
        {
            AssignmentExpressionSyntax assignment => IsNamed(assignment.Left, names),
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && IsNamed(argument.Expression, names),
            PostfixUnaryExpressionSyntax counting => counting.Kind() is not SyntaxKind.SuppressNullableWarningExpression && IsNamed(counting.Operand, names),
            PrefixUnaryExpressionSyntax counting => counting.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression && IsNamed(counting.Operand, names),
            _ => false,
        });

    private static bool IsNamed(ExpressionSyntax expression, HashSet<string> names) => expression switch
    {
        IdentifierNameSyntax name => names.Contains(name.Identifier.ValueText),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member => names.Contains(member.Name.Identifier.ValueText),
        _ => false,
    };

    private static bool IsInside(SyntaxNode node, SyntaxNode outermost, System.Func<SyntaxNode, bool> isTarget)
    {
        for (var current = node.Parent; current is not null; current = current.Parent)
        {
            if (isTarget(current))
            {
                return true;
            }

            if (current == outermost)
            {
                return false;
            }
        }

        return false;
    }
}
