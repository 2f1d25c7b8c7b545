using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Carries out edits in a settings file; all that they do not speak of stays as it was typed.</summary>
internal sealed class SettingsFileEdits
{
    private readonly SourceText _text;
    private readonly List<JsonNode> _objects = [];

    private SettingsFileEdits(SourceText text, JsonNode root)
    {
        _text = text;
        var pending = new Stack<JsonNode>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (node.Kind == JsonKind.Object)
            {
                _objects.Add(node);
            }

            node.Items.Concat(node.Members.Select(member => member.Value)).Where(value => value.IsContainer).ToList().ForEach(pending.Push);
        }
    }

    /// <summary>The text with all edits made; null where one of them cannot be made, or two contradict each other.</summary>
    public static SourceText? Apply(SourceText text, IEnumerable<Edit> edits)
    {
        if (JsonReader.Read(text.ToString()).Root is not { } root)
        {
            return null;
        }

        var file = new SettingsFileEdits(text, root);
        var changes = edits.Distinct().Select(file.ChangesOf).ToList();
        var all = changes.SelectMany(some => some ?? []).OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length).ToList();
        return changes.Count == 0 || changes.Contains(null) || all.Zip(all.Skip(1), (left, right) => left.Span.End > right.Span.Start).Any(overlap => overlap)
            ? null
            : text.WithChanges(all);
    }

    private List<TextChange>? ChangesOf(Edit edit) => edit.Kind switch
    {
        EditKind.Set => Set(edit),
        EditKind.Rename => Rename(edit),
        EditKind.Add => Add(edit),
        EditKind.Remove => Remove(edit),
        _ => null,
    };

    private List<TextChange>? Set(Edit edit) =>
        edit.Value is not null && _objects.SelectMany(node => node.Members).Any(member => member.Value.Span == edit.Span && !member.Value.IsContainer)
            ? [new TextChange(edit.Span, edit.Value)]
            : null;

    private List<TextChange>? Rename(Edit edit) =>
        edit.Key is not null && Owner(edit.Span) is { } owner && !Has(owner, edit.Key) ? [new TextChange(edit.Span, Quoted(edit.Key))] : null;

    private List<TextChange>? Add(Edit edit)
    {
        if (edit.Key is null || edit.Value is null || _objects.FirstOrDefault(node => node.Span == edit.Span) is not { } owner || Has(owner, edit.Key))
        {
            return null;
        }

        var member = Quoted(edit.Key) + ": " + edit.Value;
        if (owner.Members.Count == 0)
        {
            var isEmpty = string.IsNullOrWhiteSpace(_text.ToString(TextSpan.FromBounds(owner.Span.Start + 1, owner.Span.End - 1)));
            return isEmpty ? [new TextChange(owner.Span, "{ " + member + " }")] : null;
        }

        var last = owner.Members[owner.Members.Count - 1];
        var end = last.Comma + 1 ?? last.Value.Span.End;
        var line = _text.Lines.GetLineFromPosition(last.NameSpan.Start);
        var indent = _text.ToString(TextSpan.FromBounds(line.Start, last.NameSpan.Start));
        var gap = string.IsNullOrWhiteSpace(indent) ? LineBreak(line) + indent : " ";
        return [new TextChange(new TextSpan(end, 0), last.Comma is null ? "," + gap + member : gap + member + ",")];
    }

    private List<TextChange>? Remove(Edit edit)
    {
        if (Owner(edit.Span) is not { } owner)
        {
            return null;
        }

        var at = owner.Members.FindIndex(member => member.NameSpan == edit.Span);
        var (own, before) = (owner.Members[at], at == 0 ? null : owner.Members[at - 1]);
        var end = own.Comma + 1 ?? own.Value.Span.End;
        var changes = new List<TextChange> { new(WholeLines(TextSpan.FromBounds(own.NameSpan.Start, end)), "") };
        if (own.Comma is null && before?.Comma is { } comma)
        {
            changes.Add(new TextChange(new TextSpan(comma, 1), ""));
        }

        return changes;
    }

    /// <summary>The lines, where nothing else stands on them; else the blanks behind as well.</summary>
    private TextSpan WholeLines(TextSpan span)
    {
        var (first, last) = (_text.Lines.GetLineFromPosition(span.Start), _text.Lines.GetLineFromPosition(span.End));
        if (string.IsNullOrWhiteSpace(_text.ToString(TextSpan.FromBounds(first.Start, span.Start)))
            && string.IsNullOrWhiteSpace(_text.ToString(TextSpan.FromBounds(span.End, last.End))))
        {
            return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
        }

        var end = span.End;
        while (end < last.End && (_text[end] is ' ' or '\t'))
        {
            end++;
        }

        return TextSpan.FromBounds(span.Start, end);
    }

    private JsonNode? Owner(TextSpan name) => _objects.FirstOrDefault(node => node.Members.Any(member => member.NameSpan == name));

    private static bool Has(JsonNode owner, string name) => owner.Members.Any(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));

    private string LineBreak(TextLine line) => line.End == line.EndIncludingLineBreak ? "\n" : _text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));

    /// <summary>Names of settings need no escapes.</summary>
    private static string Quoted(string name) => "\"" + name + "\"";
}
