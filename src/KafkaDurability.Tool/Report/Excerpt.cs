using KafkaDurability.Tool.Analysis;

namespace KafkaDurability.Tool.Report;

/// <summary>The lines of code that places stand in, with one before and behind, file by file.</summary>
internal static class Excerpt
{
    /// <summary>A longer way is cut.</summary>
    private const int MostLines = 24;

    public static Html Of(IEnumerable<Place> places, string root)
    {
        var html = new Html();
        foreach (var file in places.GroupBy(place => place.Path))
        {
            var label = file.First().Relative(root);
            html.Add($"""<figure class="code"><figcaption>{label}</figcaption><pre tabindex="0" role="group" aria-label="Lines of {label}"><code>""");
            var marked = file.Select(place => place.Line).ToHashSet();
            var lines = Lines(file.Key);
            var shown = marked.SelectMany(line => new[] { line - 1, line, line + 1 }).Distinct().Order()
                .Where(line => line > 0 && (lines is null ? marked.Contains(line) : line <= lines.Length)).Take(MostLines)
                .Select(line => (Number: line, Text: (lines is null ? file.First(place => place.Line == line).Code : lines[line - 1].TrimEnd()).Replace("\t", "    "))).ToList();
            var margin = shown.Where(line => line.Text.Length > 0).Select(line => Indent(line.Text)).DefaultIfEmpty().Min();
            var last = 0;
            foreach (var (number, full) in shown)
            {
                if (last > 0 && number > last + 1)
                {
                    html.Add($"<span class=\"gap\">⋮</span>");
                }

                var text = full.Length > margin ? full[margin..] : "";
                html.Add(marked.Contains(number)
                    ? (FormattableString)$"<span class=\"line at\"><b>{number}</b> {text[..Indent(text)]}<mark>{text[Indent(text)..]}</mark></span>"
                    : $"<span class=\"line\"><b>{number}</b> {text}</span>");
                last = number;
            }

            html.Add($"</code></pre></figure>");
        }

        return html;
    }

    private static int Indent(string text) => text.Length - text.TrimStart().Length;

    private static string[]? Lines(string path) => Loading.SourceFiles.Read(path, out _)?.ReplaceLineEndings("\n").Split('\n');
}
