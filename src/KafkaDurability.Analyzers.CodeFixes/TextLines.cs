using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Text as lines without line ends, and without the indentation that its first line has.</summary>
internal static class TextLines
{
    public static IReadOnlyList<string> Of(Layout layout, TextSpan span)
    {
        var text = layout.Text.ToString(span);
        var indentation = layout.Indentation(span.Start);
        return text.TrimEnd().Split('\n')
            .Select(line => line.TrimEnd('\r'))
            .Select((line, index) => line.StartsWith(indentation, StringComparison.Ordinal) ? line.Substring(indentation.Length) : index == 0 ? line : line.TrimStart())
            .ToList();
    }
}
