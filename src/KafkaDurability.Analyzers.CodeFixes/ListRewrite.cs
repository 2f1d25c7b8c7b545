using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>The changes of one list: entries that go, then entries that come behind the last.</summary>
internal sealed class ListRewrite(EditSession session, EntryList list)
{
    private readonly Layout _layout = session.Layout;
    private readonly ChangeSet _changes = session.Changes;

    public EntryList List => list;

    public HashSet<int> Removed { get; } = new();

    public List<(string Name, string Text)> Added { get; } = new();

    /// <summary>Writes the changes; false where they would not compile.</summary>
    public bool Write()
    {
        var names = list.Entries.Where((_, index) => !Removed.Contains(index)).Select(Writes.Name)
            .Concat(Added.Select(entry => entry.Name)).ToList();
        if (Added.Any(entry => names.Count(name => name == entry.Name) > 1))
        {
            return false;
        }

        var count = list.Entries.Length;
        if (Removed.Count == count && count > 0 && Added.Count == 0)
        {
            // The type of "new[] { }" would be anybody's guess.
            return list.Node.Parent is not ImplicitArrayCreationExpressionSyntax && Clear();
        }

        var replaceLast = Added.Count > 0 && Removed.Contains(count - 1);
        foreach (var index in Removed)
        {
            if (!replaceLast || index < count - 1)
            {
                new EntryRemoval(session, list).Remove(index, KeptBefore(index));
            }
        }

        if (Added.Count > 0)
        {
            Append(count - 1, replaceLast);
        }

        return true;
    }

    private int KeptBefore(int index)
    {
        do
        {
            index--;
        }
        while (index >= 0 && Removed.Contains(index));

        return index;
    }

    private void Append(int last, bool replaceLast)
    {
        if (last < 0)
        {
            AppendFirst();
            return;
        }

        var entry = list.Entries[last];
        var tail = list.Tail(last);
        var ownLine = _layout.StartsLine(entry.SpanStart);
        var space = ownLine ? _layout.LineBreak(entry.SpanStart) + _layout.Indentation(entry.SpanStart) : " ";
        var text = string.Join("," + space, Added.Select(added => added.Text));
        if (replaceLast)
        {
            _changes.Replace(entry.Span, text);
            if (_layout.EndsLine(tail))
            {
                _changes.Delete(TextSpan.FromBounds(tail.Span.End, _layout.LineEnd(tail)));
            }
        }
        else if (list.HasTrailingComma)
        {
            _changes.Insert(ownLine ? _layout.EndOfComments(tail) : tail.Span.End, space + text + ",");
        }
        else if (ownLine && _layout.EndsLine(tail) && _layout.EndOfComments(tail) > tail.Span.End)
        {
            _changes.Insert(tail.Span.End, ",");
            _changes.Insert(_layout.EndOfComments(tail), space + text);
        }
        else
        {
            _changes.Insert(tail.Span.End, "," + space + text);
        }
    }

    private void AppendFirst()
    {
        var text = string.Join(", ", Added.Select(added => added.Text));
        var bracket = list.Node is CollectionExpressionSyntax;
        var inside = _layout.Text.ToString(list.Inside);
        if (inside.Contains('\n') && _layout.StartsLine(list.Close.SpanStart))
        {
            var outer = _layout.Indentation(list.Close.SpanStart);
            var inner = outer + (outer.Contains('\t') ? "\t" : "    ");
            var lineBreak = _layout.LineBreak(list.Close.SpanStart);
            text = string.Join("," + lineBreak + inner, Added.Select(added => added.Text));
            _changes.Insert(_layout.LineAt(list.Close.SpanStart).Start, inner + text + lineBreak);
        }
        else if (string.IsNullOrWhiteSpace(inside))
        {
            ReplaceOrInsert(list.Inside, bracket ? text : " " + text + " ");
        }
        else
        {
            _changes.Insert(list.Close.SpanStart, text + (bracket ? "" : " "));
        }
    }

    private bool Clear()
    {
        var kept = list.Node.DescendantTrivia().Any(trivia => Layout.IsComment(trivia) && !GoesWithEntry(trivia));
        if (kept)
        {
            foreach (var index in Removed)
            {
                new EntryRemoval(session, list).Remove(index, -1);
            }
        }
        else if (list.Node.Parent is BaseObjectCreationExpressionSyntax { Initializer: { } } creation
            && (creation.ArgumentList as SyntaxNode ?? (creation as ObjectCreationExpressionSyntax)?.Type)?.GetLastToken() is { } before
            && !before.TrailingTrivia.Concat(list.Open.LeadingTrivia).Any(Layout.IsComment))
        {
            _changes.Replace(
                TextSpan.FromBounds(before.Span.End, list.Close.Span.End),
                creation.ArgumentList is null ? "()" : "");
        }
        else
        {
            ReplaceOrInsert(list.Inside, list.Node is CollectionExpressionSyntax ? "" : " ");
        }

        return true;
    }

    private bool GoesWithEntry(SyntaxTrivia trivia) =>
        trivia.SpanStart > list.Close.SpanStart
        || list.Entries.Any(entry => entry.Span.Contains(trivia.Span))
        || Enumerable.Range(0, list.Entries.Length).Any(index => list.Tail(index).TrailingTrivia.Contains(trivia));

    private void ReplaceOrInsert(TextSpan span, string text)
    {
        if (span.IsEmpty)
        {
            _changes.Insert(span.Start, text);
        }
        else
        {
            _changes.Replace(span, text);
        }
    }
}
