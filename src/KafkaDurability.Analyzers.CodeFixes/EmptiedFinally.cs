using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Empties a finally block, as far as its statements move to the end of the try block.</summary>
internal sealed class EmptiedFinally(EditSession session, FinallyClauseSyntax clause)
{
    private readonly Layout _layout = session.Layout;

    public HashSet<StatementSyntax> Moved { get; } = new();

    public bool Write()
    {
        var whole = (TryStatementSyntax)clause.Parent!;
        return clause.Block.Statements.All(Moved.Contains) ? WriteRemoval(whole) : clause.Block.Statements.Where(Moved.Contains).All(Move);

        bool Move(StatementSyntax statement)
        {
            var own = Statements.HasOwnLines(_layout, statement);
            var span = own
                ? TextSpan.FromBounds(MoveEdit.StartOfComments(_layout, statement), Statements.Lines(_layout, statement).End)
                : Statements.Inline(_layout, statement.SpanStart, statement.GetLastToken());
            if (!own && Statements.HasComments(session, span))
            {
                return false;
            }

            if (own)
            {
                session.Changes.DeleteLines(span);
            }
            else
            {
                session.Changes.Delete(span);
            }

            session.Changes.MarkCut(span);
            session.Blocks.Of(whole.Block).Last.Add(TextLines.Of(_layout, span));
            return true;
        }
    }

    private bool WriteRemoval(TryStatementSyntax whole)
    {
        // All that stands between the last brace before the clause and the clause's own goes along.
        var before = clause.GetFirstToken().GetPreviousToken();
        var start = _layout.EndOfComments(before);
        var end = clause.Block.CloseBraceToken.Span.End;
        if (start > before.Span.End && !_layout.EndsLine(clause.Block.CloseBraceToken))
        {
            return false;
        }

        var lines = Content(start, end).ToList();
        if (whole.Catches.Count > 0)
        {
            session.Changes.Delete(TextSpan.FromBounds(start, end));
            session.Blocks.Of(whole.Block).Last.Add(lines);
        }
        else
        {
            new TryUnwrap(session, whole).Write(lines, TextSpan.FromBounds(start, end));
        }

        foreach (var statement in Moved)
        {
            session.Changes.MarkCut(statement.Span);
        }

        return true;
    }

    /// <summary>The statements and comments of the clause, in lines.</summary>
    private IEnumerable<string> Content(int start, int end)
    {
        var parts = clause.DescendantTrivia()
            .Where(trivia => Layout.IsComment(trivia) && start <= trivia.SpanStart && trivia.Span.End <= end)
            .Select(trivia => trivia.Span)
            .Where(comment => !Moved.Any(statement => statement.Span.Contains(comment)))
            .Concat(Moved.Select(statement => statement.Span))
            .OrderBy(part => part.Start)
            .ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            // Parts of one line stay in one line.
            var first = parts[i].Start;
            while (i + 1 < parts.Count && _layout.LineAt(parts[i].End).Start == _layout.LineAt(parts[i + 1].Start).Start
                && string.IsNullOrWhiteSpace(_layout.Text.ToString(TextSpan.FromBounds(parts[i].End, parts[i + 1].Start))))
            {
                i++;
            }

            foreach (var line in TextLines.Of(_layout, TextSpan.FromBounds(first, parts[i].End)))
            {
                yield return line;
            }
        }
    }
}
