using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Moves a statement, its comments with it, behind another one of the same block.</summary>
internal static class MoveEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (session.Statement(edit.Span) is not { } statement
            || session.Statement(edit.Other ?? default) is not { } target
            || statement == target
            || Statements.Container(statement) is not { } container
            || container != Statements.Container(target)
            || EndsFlow(target)
            || session.HasDirectives(TextSpan.FromBounds(
                Math.Min(statement.SpanStart, target.SpanStart), Math.Max(statement.Span.End, target.Span.End))))
        {
            return false;
        }

        var layout = session.Layout;
        var own = Statements.HasOwnLines(layout, statement);
        if (!own || !layout.EndsLine(target.GetLastToken()))
        {
            return !own && MoveInline(session, statement, target);
        }

        var lines = Statements.Lines(layout, statement);
        var moved = TextSpan.FromBounds(StartOfComments(layout, statement), lines.End);
        if (session.HasDirectives(moved))
        {
            return false;
        }

        var text = layout.Text.ToString(moved);
        var end = target.GetLastToken().FullSpan.End;
        var lineBreak = layout.LineBreak(statement.SpanStart);
        if (layout.LineAt(end).Start != end)
        {
            // The file ends without a line end.
            text = lineBreak + text.TrimEnd('\r', '\n');
        }
        else if (!text.EndsWith("\n", StringComparison.Ordinal))
        {
            text += lineBreak;
        }

        session.Changes.Insert(end, text, essential: true);
        session.Changes.DeleteLines(moved);
        session.Changes.MarkCut(moved);
        session.Moved.Add(statement);
        session.Targets.Add(target);
        return true;
    }

    private static bool MoveInline(EditSession session, StatementSyntax statement, StatementSyntax target)
    {
        var last = statement.GetLastToken();
        var cut = Statements.Inline(session.Layout, statement.SpanStart, last);
        if (session.Root.DescendantTrivia(cut).Any(trivia => Layout.IsComment(trivia) && cut.Contains(trivia.Span)))
        {
            return false;
        }

        Statements.InsertBehind(session, target, statement.ToString());
        session.Changes.Delete(cut);
        session.Changes.MarkCut(cut);
        session.Moved.Add(statement);
        session.Targets.Add(target);
        return true;
    }

    /// <summary>The start of the first of the comment lines that stand right above the statement.</summary>
    internal static int StartOfComments(Layout layout, StatementSyntax statement)
    {
        var start = layout.LineAt(statement.SpanStart).Start;
        foreach (var trivia in statement.GetLeadingTrivia().Reverse())
        {
            // A comment that ends right where the lines taken so far begin, and has its own lines.
            if (Layout.IsComment(trivia) && layout.StartsLine(trivia.SpanStart)
                && layout.LineAt(trivia.FullSpan.End).EndIncludingLineBreak is var end
                && (end == start || trivia.FullSpan.End == start))
            {
                start = layout.LineAt(trivia.SpanStart).Start;
            }
        }

        return start;
    }

    private static bool EndsFlow(StatementSyntax target) => target is ReturnStatementSyntax or ThrowStatementSyntax
        or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax
        or YieldStatementSyntax { RawKind: (int)SyntaxKind.YieldBreakStatement };
}
