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
        var shape = new Shape(session, first);
        return first == last && first is TryStatementSyntax guarded
            ? AddTo(session, shape, guarded, text, behind)
            : Wrap(session, shape, first, last, text, behind);
    }

    private static bool Wrap(EditSession session, Shape shape, StatementSyntax first, StatementSyntax last, string text, StatementSyntax? behind)
    {
        var (layout, changes) = (session.Layout, session.Changes);
        var start = MoveEdit.StartOfComments(layout, first);
        var end = layout.EndOfComments(last.GetLastToken());
        changes.Insert(start, shape.Outer + "try" + shape.Open + shape.NewLine, essential: true);
        Indent(session, shape, layout.LineAt(start).LineNumber, layout.LineAt(end).LineNumber);
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

        Indent(session, shape, from, to);
        changes.Insert(layout.EndOfComments(behind.GetLastToken()), shape.NewLine + shape.Outer + "}", essential: true);
        return true;
    }

    private static bool AddTo(EditSession session, Shape shape, TryStatementSyntax guarded, string text, StatementSyntax? behind)
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

    /// <summary>Indents lines, other than those within a literal, whose blanks are its own.</summary>
    private static void Indent(EditSession session, Shape shape, int from, int to)
    {
        for (var number = from; number <= to; number++)
        {
            var start = session.Layout.Text.Lines[number].Start;
            var token = session.Root.FindToken(start);
            var isText = token.SpanStart < start && start < token.Span.End
                || token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is { } interpolated && interpolated.SpanStart < start && start < interpolated.Span.End;
            if (!isText && !session.Layout.IsBlankLine(number) && !session.Changes.Deletes(start))
            {
                session.Changes.Insert(start, shape.Unit, essential: true);
            }
        }
    }

    /// <summary>How the code around writes blocks.</summary>
    private sealed class Shape
    {
        private readonly bool _isBraceAlone;

        public Shape(EditSession session, StatementSyntax statement)
        {
            var layout = session.Layout;
            var block = statement.Parent as BlockSyntax;
            Outer = layout.Indentation(statement.SpanStart);
            NewLine = layout.LineBreak(statement.SpanStart);
            var around = block is null ? Outer : layout.Indentation(block.OpenBraceToken.SpanStart);
            Unit = Outer.Length > around.Length && Outer.StartsWith(around, StringComparison.Ordinal) ? Outer.Substring(around.Length)
                : layout.Text.Lines.Any(line => line.Start < line.End && layout.Text[line.Start] == '\t') ? "\t" : "    ";
            _isBraceAlone = block is null || layout.StartsLine(block.OpenBraceToken.SpanStart);
        }

        public string Outer { get; }

        public string Unit { get; }

        public string NewLine { get; }

        public string Inner => Outer + Unit;

        public string Open => _isBraceAlone ? NewLine + Outer + "{" : " {";

        /// <summary>The end of one block and the beginning of the next.</summary>
        /// <param name="closes">False where the end is there already.</param>
        public string Close(string keyword, bool closes = true) =>
            (closes ? NewLine + Outer + "}" : "") + (_isBraceAlone ? NewLine + Outer : " ") + keyword + Open;
    }
}
