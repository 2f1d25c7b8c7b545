using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Writes new statements into a block, in lines of their own where it has lines.</summary>
internal sealed class BlockRewrite(EditSession session, BlockSyntax block)
{
    private const string Throw = "throw;";
    private readonly Layout _layout = session.Layout;

    /// <summary>What to insert, each as its lines without indentation.</summary>
    public List<IReadOnlyList<string>> First { get; } = new();

    public List<IReadOnlyList<string>> Last { get; } = new();

    /// <summary>Whether the block is to end with "throw;".</summary>
    public bool Rethrows { get; set; }

    /// <summary>The statement that ends the block and leaves it.</summary>
    public static StatementSyntax? JumpOf(BlockSyntax block) =>
        block.Statements.LastOrDefault() is { } last && MoveEdit.EndsFlow(last) ? last : null;

    public bool Write()
    {
        var jump = JumpOf(block);
        if (Rethrows && jump is not null)
        {
            if (Statements.HasComments(session, jump.Span))
            {
                return false;
            }

            session.Changes.Replace(jump.Span, Throw);
        }
        else if (Rethrows)
        {
            Last.Add([Throw]);
        }

        // In {} both would go to one place.
        if (First.Count > 0 && Last.Count > 0 && block.OpenBraceToken.Span.End == block.CloseBraceToken.SpanStart)
        {
            Last.InsertRange(0, First);
            First.Clear();
        }

        return (First.Count == 0 || WriteFirst()) && (Last.Count == 0 || WriteLast(jump));
    }

    private bool WriteFirst()
    {
        var open = block.OpenBraceToken;
        var next = open.GetNextToken();
        if (session.HasDirectives(TextSpan.FromBounds(open.SpanStart, next.SpanStart)))
        {
            return false;
        }

        if (_layout.EndsLine(open))
        {
            session.Changes.Insert(open.FullSpan.End, Lines(First), essential: true);
            return true;
        }

        return Inline(First) is { } text && Insert(open.Span.End, " " + text + (IsBlank(open.Span.End) ? "" : " "));
    }

    private bool WriteLast(StatementSyntax? jump)
    {
        var before = jump?.GetFirstToken() ?? block.CloseBraceToken;
        if (session.HasDirectives(TextSpan.FromBounds(before.GetPreviousToken().SpanStart, block.CloseBraceToken.SpanStart)))
        {
            return false;
        }

        // A closing brace that stands behind the opening one in its line cannot start it.
        if (_layout.StartsLine(before.SpanStart))
        {
            var start = jump is null ? _layout.LineAt(before.SpanStart).Start : MoveEdit.StartOfComments(_layout, jump);
            return Insert(start, Lines(Last));
        }

        return Inline(Last) is { } text && Insert(before.SpanStart, (IsBlank(before.SpanStart - 1) ? "" : " ") + text + " ");
    }

    private bool Insert(int position, string text)
    {
        session.Changes.Insert(position, text, essential: true);
        return true;
    }

    private string Lines(IEnumerable<IReadOnlyList<string>> statements)
    {
        var indentation = Indentation();
        var lineBreak = _layout.LineBreak(block.SpanStart);
        return string.Concat(statements.SelectMany(lines => lines).Select(line => (line.Length == 0 ? "" : indentation + line) + lineBreak));
    }

    /// <summary>The statements in one line, or null where a line comment or a second line forbids that.</summary>
    private static string? Inline(IReadOnlyCollection<IReadOnlyList<string>> statements) =>
        statements.Any(lines => lines.Count > 1 || lines[0].Contains("//"))
            ? null
            : string.Join(" ", statements.Select(lines => lines[0]));

    private bool IsBlank(int position) => char.IsWhiteSpace(_layout.Text[position]);

    private string Indentation()
    {
        if (block.Statements.LastOrDefault(statement => _layout.StartsLine(statement.SpanStart)) is { } statement)
        {
            return _layout.Indentation(statement.SpanStart);
        }

        var comment = block.CloseBraceToken.LeadingTrivia.FirstOrDefault(trivia => Layout.IsComment(trivia) && _layout.StartsLine(trivia.SpanStart));
        return Layout.IsComment(comment)
            ? _layout.Indentation(comment.SpanStart)
            : _layout.Indentation(block.CloseBraceToken.SpanStart) + Indent.Of(session, block);
    }
}
