using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Statements as lines of text.</summary>
internal static class Statements
{
    /// <summary>The block, switch section or file that lists the statement; null where it is the body of an if, a loop or a label.</summary>
    public static SyntaxNode? Container(StatementSyntax statement) => statement.Parent switch
    {
        GlobalStatementSyntax global => global.Parent,
        BlockSyntax or SwitchSectionSyntax => statement.Parent,
        _ => null,
    };

    /// <summary>Whether the statement has its lines for itself, comments aside.</summary>
    public static bool HasOwnLines(Layout layout, StatementSyntax statement) =>
        layout.StartsLine(statement.SpanStart) && layout.EndsLine(statement.GetLastToken());

    /// <summary>The statement's lines with their last line end; comments above are not part of it.</summary>
    public static TextSpan Lines(Layout layout, StatementSyntax statement) =>
        TextSpan.FromBounds(layout.LineAt(statement.SpanStart).Start, statement.GetLastToken().FullSpan.End);

    public static bool HasComments(EditSession session, TextSpan span) =>
        session.Root.DescendantTrivia(span).Any(trivia => Layout.IsComment(trivia) && span.Contains(trivia.Span));

    public static void Delete(EditSession session, StatementSyntax statement)
    {
        if (HasOwnLines(session.Layout, statement))
        {
            session.Changes.DeleteLines(Lines(session.Layout, statement));
        }
        else
        {
            session.Changes.Delete(Inline(session.Layout, statement.SpanStart, statement.GetLastToken()));
        }
    }

    /// <summary>What to delete of a line that something else stands in too.</summary>
    public static TextSpan Inline(Layout layout, int start, SyntaxToken last) => layout.EndsLine(last)
        ? TextSpan.FromBounds(layout.BlanksBefore(start), layout.LineEnd(last))
        : TextSpan.FromBounds(start, last.FullSpan.End);

    /// <summary>Inserts a statement behind another one of a block; false where a line comment is in the way.</summary>
    public static void InsertBehind(EditSession session, StatementSyntax statement, string text)
    {
        var layout = session.Layout;
        var last = statement.GetLastToken();
        if (layout.EndsLine(last) && OnlyBlanksBefore(session, statement))
        {
            var space = layout.LineBreak(statement.SpanStart) + layout.Indentation(statement.SpanStart);
            session.Changes.Insert(layout.EndOfComments(last), space + Spread(layout, statement, text).Replace("\n", space), essential: true);
        }
        else
        {
            session.Changes.Insert(statement.Span.End, " " + text, essential: true);
        }
    }

    /// <summary>An if with a block, over lines as the block around it is; any other statement as it is.</summary>
    private static string Spread(Layout layout, StatementSyntax statement, string text)
    {
        if (SyntaxFactory.ParseStatement(text) is not IfStatementSyntax { Else: null, Statement: BlockSyntax { Statements.Count: 1 } body })
        {
            return text;
        }

        var around = statement.Parent as BlockSyntax;
        var opensLine = around is null || layout.StartsLine(around.OpenBraceToken.SpanStart);
        return text.Substring(0, body.SpanStart).TrimEnd() + (opensLine ? "\n{" : " {") + "\n" + Step(layout, statement) + body.Statements[0] + "\n}";
    }

    /// <summary>By how much the statement stands further in than its block.</summary>
    private static string Step(Layout layout, StatementSyntax statement)
    {
        var own = layout.Indentation(statement.SpanStart);
        return statement.Parent is BlockSyntax { CloseBraceToken: var close }
            && layout.StartsLine(close.SpanStart)
            && layout.Indentation(close.SpanStart) is var outer
            && outer.Length < own.Length && own.StartsWith(outer, StringComparison.Ordinal)
                ? own.Substring(outer.Length)
                : "    ";
    }

    private static bool OnlyBlanksBefore(EditSession session, StatementSyntax statement) =>
        session.Layout.StartsLine(statement.SpanStart)
        || Container(statement) is { } container
            && session.Layout.LineAt(container.SpanStart).Start != session.Layout.LineAt(statement.SpanStart).Start;
}
