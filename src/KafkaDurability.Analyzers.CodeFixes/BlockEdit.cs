using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Inserts a statement at the beginning or the end of a block, or ends a catch block with "throw;".</summary>
internal static class BlockEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (edit.Value is not { } text
            || !InsertEdit.IsStatement(text)
            || session.Node(edit.Span) is not BlockSyntax block
            || block.OpenBraceToken.IsMissing
            || block.CloseBraceToken.IsMissing)
        {
            return false;
        }

        var statement = SyntaxFactory.ParseStatement(text);
        if (statement is ThrowStatementSyntax { Expression: null })
        {
            return edit.Kind == EditKind.InsertLast && block.Parent is CatchClauseSyntax && session.Blocks.Rethrow(block);
        }

        var first = edit.Kind == EditKind.InsertFirst;
        var jump = BlockRewrite.JumpOf(block);
        var position = first ? block.OpenBraceToken.Span.End : jump?.SpanStart ?? block.CloseBraceToken.SpanStart;

        // The block begins with its brace, and does not reach as far as the other one.
        if (Speculation.Variables(session, block.SpanStart, position, statement, statement) is not { } used)
        {
            return false;
        }

        var flow = session.Model.AnalyzeDataFlow(!first && jump is not null ? jump : block);
        var assigned = first || jump is not null ? flow?.DefinitelyAssignedOnEntry : flow?.DefinitelyAssignedOnExit;
        if (flow is not { Succeeded: true } || used.Any(variable => !assigned!.Value.Contains(variable, SymbolEqualityComparer.Default)))
        {
            return false;
        }

        (first ? session.Blocks.Of(block).First : session.Blocks.Of(block).Last).Add([text]);
        return true;
    }
}
