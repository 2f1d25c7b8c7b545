using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Finds where the processing of a consumed message ends, in loops whose shape leaves no doubt.</summary>
internal static class SimpleLoopReader
{
    /// <param name="events">All that happens to the message in its function.</param>
    public static SimpleLoop? Read(ConsumedMessage message, IReadOnlyCollection<MessageEvent> events)
    {
        if (message.Origin is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: { } consumer } } call
            || Declaration(call) is not { Parent: BlockSyntax block } declaration
            || !IsLoopBody(block))
        {
            return null;
        }

        var processing = events.Where(happening => happening.Kind == MessageEventKind.Processed).ToList();
        var result = declaration.Declaration.Variables[0].Identifier.ValueText;
        return new SimpleLoop(
            call,
            result,
            consumer.ToString(),
            // A message that goes into a batch is done when the batch is.
            events.Any(happening => happening.Kind == MessageEventKind.Kept) ? null : Processed(block, block.Statements.IndexOf(declaration), processing, result),
            events.Any(happening => happening.Kind == MessageEventKind.Passed));
    }

    /// <summary>The declaration of one local that is the call and nothing else.</summary>
    public static LocalDeclarationStatementSyntax? Declaration(SyntaxNode call) =>
        call.Parent is EqualsValueClauseSyntax
        {
            Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } },
        }
            ? statement
            : null;

    /// <summary>The body of a loop, or a try or using block that makes up its body.</summary>
    public static bool IsLoopBody(BlockSyntax block)
    {
        for (SyntaxNode? node = block; ; node = node.Parent)
        {
            switch (node?.Parent)
            {
                case TryStatementSyntax statement when statement.Block == node:
                case UsingStatementSyntax or BlockSyntax or LockStatementSyntax:
                    break;
                case { } parent:
                    return StatementOrder.IsLoop(parent);
                default:
                    return false;
            }
        }
    }

    private static StatementSyntax? Processed(BlockSyntax block, int declared, IReadOnlyCollection<MessageEvent> processing, string result)
    {
        while (true)
        {
            var first = int.MaxValue;
            var last = -1;
            foreach (var happening in processing)
            {
                var at = StatementOrder.IndexIn(block, happening.At);
                if (at <= declared || !happening.IsFinished)
                {
                    return null;
                }

                first = at < first ? at : first;
                last = at > last ? at : last;
            }

            for (var i = declared + 1; i <= last; i++)
            {
                var statement = block.Statements[i];
                var isFine = (i < first && IsEmptyGuard(statement))
                    || (!StatementOrder.MayLeave(statement, throwCounts: false) && !Swallows(statement));
                if (!isFine)
                {
                    return null;
                }
            }

            if (last < 0 || !block.Statements.Skip(first).Take(last - first + 1).Any(statement => AsksForMessage(statement, result)))
            {
                return last < 0 ? null : block.Statements[last];
            }

            // if (result != null) { ... }: behind it there may be no message, and the call would throw.
            if (first != last || block.Statements[last] is not IfStatementSyntax { Else: null } guard || !AsksForMessage(guard.Condition, result))
            {
                return null;
            }

            if (guard.Statement is not BlockSyntax inner)
            {
                return AsksForMessage(guard.Statement, result) ? null : guard.Statement;
            }

            (block, declared) = (inner, -1);
        }
    }

    /// <summary>Whether something there depends on the result's being one: result != null, result?.Message, result.IsPartitionEOF.</summary>
    private static bool AsksForMessage(SyntaxNode node, string result) => node.DescendantNodesAndSelf().Any(part => part switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } equal =>
            (IsResultOrMessage(equal.Left, result) && equal.Right.IsKind(SyntaxKind.NullLiteralExpression))
            || (IsResultOrMessage(equal.Right, result) && equal.Left.IsKind(SyntaxKind.NullLiteralExpression)),
        IsPatternExpressionSyntax pattern => IsResultOrMessage(pattern.Expression, result),
        SwitchExpressionSyntax choice => IsResultOrMessage(choice.GoverningExpression, result),
        SwitchStatementSyntax choice => IsResultOrMessage(choice.Expression, result),
        ConditionalAccessExpressionSyntax access => IsResultOrMessage(access.Expression, result),
        IdentifierNameSyntax name => name.Identifier.ValueText == "IsPartitionEOF",
        _ => false,
    });

    private static bool IsResultOrMessage(ExpressionSyntax expression, string result) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == result,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Message", Expression: IdentifierNameSyntax name } => name.Identifier.ValueText == result,
        ParenthesizedExpressionSyntax inner => inner.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == result,
        _ => false,
    };

    /// <summary>if (result == null || result.IsPartitionEOF) continue;</summary>
    private static bool IsEmptyGuard(StatementSyntax statement) =>
        statement is IfStatementSyntax { Else: null } guard
        && guard.Condition.DescendantNodesAndSelf().Any(node =>
            node.IsKind(SyntaxKind.NullLiteralExpression) || node is IdentifierNameSyntax { Identifier.ValueText: "IsPartitionEOF" });

    private static bool Swallows(StatementSyntax statement) =>
        statement.DescendantNodesAndSelf(StatementOrder.IsSameFunction)
            .OfType<CatchClauseSyntax>()
            .Any(clause => clause.Block.Statements.LastOrDefault() is not ThrowStatementSyntax);
}
