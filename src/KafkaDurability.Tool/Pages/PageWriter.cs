using System.Text.RegularExpressions;
using Spectre.Console;

namespace KafkaDurability.Tool.Pages;

/// <summary>Shows a page in the terminal: headings, code and emphasis of the Markdown that the pages use; all else as it is written.</summary>
internal static partial class PageWriter
{
    public static void Write(IAnsiConsole console, string page)
    {
        var isCode = false;
        foreach (var line in page.ReplaceLineEndings("\n").TrimEnd().Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
            }
            else if (isCode)
            {
                console.MarkupLineInterpolated($"    [cyan]{line}[/]");
            }
            else if (line.StartsWith('#'))
            {
                console.MarkupLineInterpolated($"[bold yellow]{line.TrimStart('#', ' ')}[/]");
            }
            else
            {
                console.MarkupLine(Inline(line));
            }
        }
    }

    /// <summary>Links keep their text, as their targets are pages of the repository.</summary>
    private static string Inline(string line) => Bold().Replace(Code().Replace(Link().Replace(Markup.Escape(line), "$1"), "[cyan]$1[/]"), "[bold]$1[/]");

    [GeneratedRegex(@"\[\[([^\[\]]+)\]\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Bold();
}
