using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Takes one entry out of a list, with its comma, its line and the comment behind it.</summary>
internal sealed class EntryRemoval(EditSession session, EntryList list)
{
    private readonly Layout _layout = session.Layout;
    private readonly ChangeSet _changes = session.Changes;

    /// <param name="kept">The nearest entry before it that stays, or -1.</param>
    public void Remove(int index, int kept)
    {
        var entry = list.Entries[index];
        var last = entry.GetLastToken();
        var tail = list.Tail(index);
        if (_layout.StartsLine(entry.SpanStart) && _layout.EndsLine(tail)
            && (tail == last || _layout.LineAt(tail.SpanStart).Start == _layout.LineAt(last.SpanStart).Start))
        {
            _changes.DeleteLines(Lines(entry.SpanStart, tail));
            if (index >= list.Commas.Length && kept >= 0)
            {
                _changes.Delete(list.Commas[kept].Span);
            }
        }
        else if (index > 0 && _layout.StartsLine(list.Commas[index - 1].SpanStart) && _layout.EndsLine(last)
            && _layout.LineAt(list.Commas[index - 1].SpanStart).Start == _layout.LineAt(entry.SpanStart).Start)
        {
            // Commas lead the lines: the one before the entry goes instead of the one behind.
            _changes.DeleteLines(Lines(list.Commas[index - 1].SpanStart, last));
        }
        else if (index < list.Commas.Length)
        {
            _changes.Delete(Statements.Inline(_layout, entry.SpanStart, tail));
        }
        else if (kept >= 0)
        {
            RemoveLast(entry, kept);
        }
        else
        {
            _changes.Delete(Statements.Inline(_layout, entry.SpanStart, last));
        }
    }

    private void RemoveLast(SyntaxNode entry, int kept)
    {
        var comma = list.Commas[kept];
        if (comma.TrailingTrivia.Any(Layout.IsComment) || entry.GetLeadingTrivia().Any(Layout.IsComment))
        {
            _changes.Delete(comma.Span);
            _changes.Delete(Statements.Inline(_layout, entry.SpanStart, entry.GetLastToken()));
        }
        else
        {
            _changes.Delete(TextSpan.FromBounds(comma.SpanStart, entry.Span.End));
        }
    }

    private TextSpan Lines(int start, SyntaxToken last) =>
        TextSpan.FromBounds(_layout.LineAt(start).Start, last.FullSpan.End);
}
