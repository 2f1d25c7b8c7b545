using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Puts a statement into the finally of other statements: into that of their try, or into a new one around them.</summary>
internal static class FinallyEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (edit.Value is not { } text
            || session.Statement(edit.Span) is not { } first
            || session.Statement(edit.Other ?? default) is not { } last
            || Statements.Container(first) is not (BlockSyntax or CompilationUnitSyntax)
            || Statements.Container(first) != Statements.Container(last)
            || !Statements.HasOwnLines(session.Layout, first)
            || !Statements.HasOwnLines(session.Layout, last)
            || session.Guarded.Any(other => other.OverlapsWith(TextSpan.FromBounds(first.SpanStart, last.Span.End))))
        {
            return false;
        }

        var behind = Next(last) is { } next && IsSame(next, text) ? next : null;
        if (session.HasDirectives(TextSpan.FromBounds(first.FullSpan.Start, (behind ?? last).FullSpan.End)))
        {
            return false;
        }

        session.Guarded.Add(TextSpan.FromBounds(first.SpanStart, last.Span.End));
        var shape = new TryShape(session, first);
        return first == last && first is TryStatementSyntax guarded
            ? AddTo(session, shape, guarded, text, behind)
            : Wrap(session, shape, first, last, text, behind);
    }

    private static bool Wrap(EditSession session, TryShape shape, StatementSyntax first, StatementSyntax last, string text, StatementSyntax? behind)
    {
        var (layout, changes) = (session.Layout, session.Changes);
        var start = MoveEdit.StartOfComments(layout, first);
        var end = layout.EndOfComments(last.GetLastToken());
        changes.Insert(start, shape.Outer + "try" + shape.Open + shape.NewLine, essential: true);
        shape.Indent(session, layout.LineAt(start).LineNumber, layout.LineAt(end).LineNumber);
        var turn = shape.Close("finally");
        if (behind is null)
        {
            changes.Insert(end, turn + shape.NewLine + shape.Inner + text + shape.NewLine + shape.Outer + "}", essential: true);
            return true;
        }

        if (!Statements.HasOwnLines(layout, behind))
        {
            return false;
        }

        changes.Insert(end, turn, essential: true);
        var from = layout.LineAt(end).LineNumber + 1;
        var to = layout.LineAt(behind.Span.End).LineNumber;
        for (; layout.IsBlankLine(from); from++)
        {
            changes.Delete(layout.Text.Lines[from].SpanIncludingLineBreak);
        }

        shape.Indent(session, from, to);
        changes.Insert(layout.EndOfComments(behind.GetLastToken()), shape.NewLine + shape.Outer + "}", essential: true);
        return true;
    }

    private static bool AddTo(EditSession session, TryShape shape, TryStatementSyntax guarded, string text, StatementSyntax? behind)
    {
        var (layout, changes) = (session.Layout, session.Changes);
        var moved = behind ?? (guarded.Block.Statements.LastOrDefault() is { } last && IsSame(last, text) ? last : null);
        if (moved is not null)
        {
            if (!Statements.HasOwnLines(layout, moved))
            {
                return false;
            }

            var span = TextSpan.FromBounds(MoveEdit.StartOfComments(layout, moved), Statements.Lines(layout, moved).End);
            var lines = layout.Text.ToString(span).TrimEnd('\r', '\n').Split('\n').Select(line => line.Trim('\r', ' ', '\t'));
            text = string.Join(shape.NewLine + shape.Inner, lines);
            changes.DeleteLines(span);
            changes.MarkCut(span);
        }

        if (guarded.Finally is not { Block: { } block })
        {
            var end = layout.EndOfComments(guarded.GetLastToken());
            changes.Insert(end, shape.Close("finally", closes: false) + shape.NewLine + shape.Inner + text + shape.NewLine + shape.Outer + "}", essential: true);
        }
        else if (layout.EndsLine(block.OpenBraceToken))
        {
            changes.Insert(layout.EndOfComments(block.OpenBraceToken), shape.NewLine + shape.Inner + text, essential: true);
        }
        else if (text.Contains('\n') || text.Contains("//"))
        {
            return false;
        }
        else
        {
            changes.Insert(block.OpenBraceToken.Span.End, " " + text, essential: true);
        }

        return true;
    }

    private static StatementSyntax? Next(StatementSyntax statement)
    {
        var siblings = statement.Parent is GlobalStatementSyntax { Parent: CompilationUnitSyntax file } global
            ? file.Members.SkipWhile(member => member != global).Skip(1).Take(1).OfType<GlobalStatementSyntax>().Select(member => member.Statement)
            : (statement.Parent as BlockSyntax)?.Statements.SkipWhile(other => other != statement).Skip(1) ?? [];
        return siblings.FirstOrDefault();
    }

    private static bool IsSame(StatementSyntax statement, string text) =>
        statement is ExpressionStatementSyntax && statement.IsEquivalentTo(SyntaxFactory.ParseStatement(text), topLevel: false);
}
