using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What it takes to put a statement behind others of its block.</summary>
internal static class StatementMoves
{
    /// <summary>The move of a plain call behind the last of the processing; null where some way would then miss the call.</summary>
    public static StatementMove? Behind(SyntaxNode call, IReadOnlyCollection<MessageEvent> processing)
    {
        StatementSyntax? statement = StatementOrder.StatementOf(call);
        while (statement?.Parent is BlockSyntax inner && processing.All(happening => StatementOrder.IndexIn(inner, happening.At) < 0))
        {
            statement = AroundOnly(statement);
        }

        if (statement?.Parent is not BlockSyntax block || processing.Count == 0)
        {
            return null;
        }

        var index = block.Statements.IndexOf(statement);
        var last = -1;
        foreach (var happening in processing)
        {
            var at = StatementOrder.IndexIn(block, happening.At);
            if (at <= index || !happening.IsFinished)
            {
                return null;
            }

            last = at > last ? at : last;
        }

        var names = new HashSet<string>(statement.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText));
        for (var i = index + 1; i <= last; i++)
        {
            if (StatementOrder.MayLeave(block.Statements[i], throwCounts: true) || StatementOrder.Writes(block.Statements[i], names))
            {
                return null;
            }
        }

        return new StatementMove(statement, block.Statements[last]);
    }

    /// <summary>The statement that is there for this one alone: its own braces, a lock, or a try that deals with its failure.</summary>
    private static StatementSyntax? AroundOnly(StatementSyntax statement)
    {
        var outer = statement.Parent is BlockSyntax { Statements.Count: 1 } block
            ? block.Parent switch
            {
                BlockSyntax => block,
                LockStatementSyntax locked => locked,
                TryStatementSyntax { Finally: null } attempt when attempt.Block == block => (StatementSyntax)attempt,
                _ => null,
            }
            : null;

        // What a catch of it sets may be asked for before the processing.
        return outer is null || StatementOrder.MayLeave(outer, throwCounts: false) || outer.DescendantNodes().Any(node => node is AssignmentExpressionSyntax
            or PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression }
            or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }
            or ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None })
                ? null
                : outer;
    }
}
