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
        return new SimpleLoop(
            call,
            declaration.Declaration.Variables[0].Identifier.ValueText,
            consumer.ToString(),
            // A message that goes into a batch is done when the batch is.
            events.Any(happening => happening.Kind == MessageEventKind.Kept) ? null : Processed(block, block.Statements.IndexOf(declaration), processing),
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

    private static StatementSyntax? Processed(BlockSyntax block, int declared, IReadOnlyCollection<MessageEvent> processing)
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

        return last < 0 ? null : block.Statements[last];
    }

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
