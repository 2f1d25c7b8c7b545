using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>The changes of one pass, against the original text; decides what happens where they meet.</summary>
/// <remarks>
/// A deletion or replacement swallows smaller changes inside it. Nothing may touch text that moves, and
/// statements that are put somewhere must not be swallowed: then there is no result.
/// </remarks>
internal sealed class ChangeSet(Layout layout)
{
    private readonly List<(int Position, string Text, bool Essential)> _insertions = new();
    private readonly List<(TextSpan Span, string Text)> _replacements = new();
    private readonly List<(TextSpan Span, bool WholeLines)> _deletions = new();
    private readonly List<TextSpan> _cuts = new();
    private readonly List<(TextSpan Lines, string Outer, string Inner)> _outdents = new();

    public void Insert(int position, string text, bool essential = false) => _insertions.Add((position, text, essential));

    public void Replace(TextSpan span, string text) => _replacements.Add((span, text));

    public void Delete(TextSpan span) => _deletions.Add((span, false));

    /// <summary>Deletes lines including their end, and with them a blank line that would be one too many.</summary>
    public void DeleteLines(TextSpan span) => _deletions.Add((span, true));

    /// <summary>Whether what stands at the position goes, as far as is known by now.</summary>
    public bool Deletes(int position) => _deletions.Any(deletion => deletion.Span.Contains(position));

    /// <summary>Marks deleted text as text that is inserted elsewhere.</summary>
    public void MarkCut(TextSpan span) => _cuts.Add(span);

    /// <summary>Takes lines from one indentation to another that begins it, and what is inserted between them.</summary>
    /// <param name="isText">Whether a position is within a literal or the like, which must stay.</param>
    public void Outdent(TextSpan lines, string outer, string inner, Func<int, bool> isText)
    {
        _outdents.Add((lines, outer, inner));
        for (var number = layout.LineAt(lines.Start).LineNumber; number < layout.LineAt(lines.End).LineNumber; number++)
        {
            var line = layout.Text.Lines[number];
            if (line.ToString().StartsWith(inner, StringComparison.Ordinal) && !isText(line.Start))
            {
                Delete(TextSpan.FromBounds(line.Start + outer.Length, line.Start + inner.Length));
            }
        }
    }

    /// <summary>The changes in order, or null where they contradict each other.</summary>
    public IReadOnlyList<TextChange>? Finish()
    {
        var deletions = MergedDeletions();
        var replacements = _replacements.Distinct()
            .Where(change => !deletions.Any(deletion => deletion.Contains(change.Span))).ToList();
        var spans = deletions.Concat(replacements.Select(change => change.Span)).ToList();
        foreach (var span in spans)
        {
            // Same span twice: two different replacements.
            if (spans.Count(other => other == span) > 1
                || spans.Any(other => other.OverlapsWith(span) && !other.Contains(span) && !span.Contains(other)))
            {
                return null;
            }
        }

        var touched = _cuts.Any(cut => _cuts.Count(other => other.OverlapsWith(cut)) > 1
            || _deletions.Count(deletion => deletion.Span.OverlapsWith(cut)) > 1
            || _replacements.Any(change => change.Span.OverlapsWith(cut))
            || _insertions.Any(insertion => IsInside(cut, insertion.Position)));
        if (touched || _insertions.Any(insertion => insertion.Essential && spans.Any(span => IsInside(span, insertion.Position))))
        {
            return null;
        }

        var outermost = spans.Where(span => !spans.Any(other => other != span && other.Contains(span))).ToList();
        return _insertions
            .Where(insertion => !outermost.Any(span => IsInside(span, insertion.Position)))
            .Select(insertion => new TextChange(new TextSpan(insertion.Position, 0), Outdented(insertion.Position, insertion.Text)))
            .Concat(replacements.Where(change => outermost.Contains(change.Span)).Select(change => new TextChange(change.Span, change.Text)))
            .Concat(outermost.Where(deletions.Contains).Select(span => new TextChange(span, "")))
            .OrderBy(change => change.Span.Start)
            .ThenBy(change => change.Span.Length)
            .ToList();
    }

    private string Outdented(int position, string text)
    {
        // Inner blocks begin later; their lines lose the innermost step first.
        foreach (var (lines, outer, inner) in _outdents.OrderByDescending(outdent => outdent.Lines.Start))
        {
            if (lines.Start <= position && position <= lines.End)
            {
                var startsLine = layout.LineAt(position).Start == position;
                text = string.Join("\n", text.Split('\n').Select((line, index) =>
                    (index > 0 || startsLine) && line.StartsWith(inner, StringComparison.Ordinal) ? line.Remove(outer.Length, inner.Length - outer.Length) : line));
            }
        }

        return text;
    }

    private static bool IsInside(TextSpan span, int position) => span.Start < position && position < span.End;

    private List<TextSpan> MergedDeletions()
    {
        var merged = new List<(TextSpan Span, bool WholeLines)>();
        foreach (var next in _deletions.Distinct().OrderBy(deletion => deletion.Span))
        {
            var last = merged.Count - 1;
            if (last >= 0 && (merged[last].Span.OverlapsWith(next.Span)
                || (merged[last].WholeLines && next.WholeLines && merged[last].Span.End == next.Span.Start)))
            {
                var end = Math.Max(merged[last].Span.End, next.Span.End);
                merged[last] = (TextSpan.FromBounds(merged[last].Span.Start, end), merged[last].WholeLines && next.WholeLines);
            }
            else
            {
                merged.Add(next);
            }
        }

        return merged.Select(deletion => deletion.WholeLines ? WithSpareBlankLine(deletion.Span) : deletion.Span).ToList();
    }

    private TextSpan WithSpareBlankLine(TextSpan span)
    {
        var before = layout.LineAt(span.Start).LineNumber - 1;
        var after = layout.LineAt(span.End).LineNumber;
        if (layout.IsBlankLine(after) && after < layout.Text.Lines.Count - 1 && (layout.IsBlankLine(before) || Ends(before, "{")))
        {
            return TextSpan.FromBounds(span.Start, layout.Text.Lines[after].EndIncludingLineBreak);
        }

        return layout.IsBlankLine(before) && !layout.IsBlankLine(after) && Begins(after, "}")
            ? TextSpan.FromBounds(layout.Text.Lines[before].Start, span.End)
            : span;
    }

    private bool Ends(int number, string end) =>
        number >= 0 && layout.Text.Lines[number].ToString().TrimEnd().EndsWith(end, StringComparison.Ordinal);

    private bool Begins(int number, string start) =>
        layout.Text.Lines[number].ToString().TrimStart().StartsWith(start, StringComparison.Ordinal);
}
