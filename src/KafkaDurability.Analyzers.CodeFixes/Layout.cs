using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Questions about lines, blanks and line ends of the original text.</summary>
internal sealed class Layout(SourceText text)
{
    public SourceText Text => text;

    public TextLine LineAt(int position) => text.Lines.GetLineFromPosition(position);

    /// <summary>Whether nothing but blanks stands before the position in its line.</summary>
    public bool StartsLine(int position) => BlanksBefore(position) == LineAt(position).Start;

    /// <summary>Whether the token is the last of its line; comments may follow it.</summary>
    public bool EndsLine(SyntaxToken token)
    {
        if (token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia))
        {
            return true;
        }

        var next = token.GetNextToken(includeZeroWidth: true);
        return next.IsKind(SyntaxKind.EndOfFileToken) && LineAt(token.Span.End).LineNumber == text.Lines.Count - 1;
    }

    /// <summary>The end of what belongs to the token in its line: behind its comments, before blanks and line end.</summary>
    public int EndOfComments(SyntaxToken token)
    {
        var comments = token.TrailingTrivia.Where(IsComment).ToList();
        return comments.Count > 0 ? comments[comments.Count - 1].Span.End : token.Span.End;
    }

    /// <summary>Where the line end begins that closes the token's line.</summary>
    public int LineEnd(SyntaxToken token)
    {
        var end = token.TrailingTrivia.FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return end.IsKind(SyntaxKind.EndOfLineTrivia) ? end.SpanStart : token.FullSpan.End;
    }

    /// <summary>Where the blanks begin that stand before the position in its line.</summary>
    public int BlanksBefore(int position)
    {
        var start = LineAt(position).Start;
        while (position > start && IsBlank(text[position - 1]))
        {
            position--;
        }

        return position;
    }

    /// <summary>The blanks that the line of the position begins with.</summary>
    public string Indentation(int position)
    {
        var line = LineAt(position);
        var end = line.Start;
        while (end < line.End && IsBlank(text[end]))
        {
            end++;
        }

        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    public bool IsBlankLine(int number) =>
        number >= 0 && number < text.Lines.Count && string.IsNullOrWhiteSpace(text.Lines[number].ToString());

    /// <summary>The line end in use around the position.</summary>
    public string LineBreak(int position)
    {
        for (var number = LineAt(position).LineNumber; number >= 0; number--)
        {
            if (LineBreakOf(text.Lines[number]) is { Length: > 0 } found)
            {
                return found;
            }
        }

        return LineBreakOf(text.Lines[0]) is { Length: > 0 } first ? first : "\n";
    }

    public static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    /// <summary>What was said inside code that is replaced, so that no remark gets lost.</summary>
    /// <param name="kept">The part of it that stays.</param>
    public static string CommentsBeside(SyntaxNode node, SyntaxNode? kept = null) => string.Concat(
        node.DescendantTrivia()
            .Where(trivia => IsComment(trivia) && node.Span.Contains(trivia.Span) && kept?.Span.Contains(trivia.Span) != true)
            .Select(trivia => " " + (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)
                ? "/* " + trivia.ToString().TrimStart('/').Trim().Replace("*/", "* /") + " */"
                : trivia.ToString())));

    private string LineBreakOf(TextLine line) => text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));

    private static bool IsBlank(char character) => character is ' ' or '\t';
}
