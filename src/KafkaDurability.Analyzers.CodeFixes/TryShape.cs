using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>How the code around a statement writes blocks, for a try around it.</summary>
internal sealed class TryShape
{
    private readonly bool _isBraceAlone;

    public TryShape(EditSession session, StatementSyntax statement)
    {
        var layout = session.Layout;
        var block = statement.Parent as BlockSyntax;
        Outer = layout.Indentation(statement.SpanStart);
        NewLine = layout.LineBreak(statement.SpanStart);
        var around = block is null ? Outer : layout.Indentation(block.OpenBraceToken.SpanStart);
        Unit = Outer.Length > around.Length && Outer.StartsWith(around, StringComparison.Ordinal) ? Outer.Substring(around.Length)
            : CodeFixes.Indent.Of(session, statement);
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

    /// <summary>Indents lines, other than those within a literal, whose blanks are its own.</summary>
    public void Indent(EditSession session, int from, int to)
    {
        for (var number = from; number <= to; number++)
        {
            var start = session.Layout.Text.Lines[number].Start;
            var token = session.Root.FindToken(start);
            var isText = token.SpanStart < start && start < token.Span.End
                || token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is { } interpolated && interpolated.SpanStart < start && start < interpolated.Span.End;
            if (!isText && !session.Layout.IsBlankLine(number) && !session.Changes.Deletes(start))
            {
                // Behind what there is, where that is of another kind: tabs behind spaces.
                var isMixed = Outer.Trim(Unit[0]).Length > 0 && session.Layout.Text.Lines[number].ToString().StartsWith(Outer, StringComparison.Ordinal);
                session.Changes.Insert(isMixed ? start + Outer.Length : start, Unit, essential: true);
            }
        }
    }
}
