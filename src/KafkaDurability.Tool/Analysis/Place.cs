using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Tool.Analysis;

/// <summary>A piece of code or of a settings file. Lines and columns count from 1.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Code">Its first line, trimmed.</param>
internal sealed record Place(string Path, int Line, int Column, int EndLine, int EndColumn, string Code)
{
    /// <summary>A longer line is cut where it is shown.</summary>
    private const int MostLetters = 160;

    /// <param name="texts">Of files that are no source.</param>
    public static Place Of(Location location, Func<string, SourceText?> texts)
    {
        var span = location.GetLineSpan();
        var text = location.SourceTree?.GetText() ?? texts(span.Path);
        var line = span.StartLinePosition.Line;
        var code = text is not null && line < text.Lines.Count ? text.Lines[line].ToString().Trim() : "";
        return new Place(
            span.Path, line + 1, span.StartLinePosition.Character + 1, span.EndLinePosition.Line + 1, span.EndLinePosition.Character + 1,
            code.Length > MostLetters ? code[..MostLetters] + "…" : code);
    }

    public string Relative(string root) => System.IO.Path.GetRelativePath(root, Path).Replace('\\', '/');

    public string Show(string root) => $"{Relative(root)}:{Line}";
}
