using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.AppSettings;

/// <summary>A place in a settings file.</summary>
internal sealed record FilePlace(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static FilePlace In(string path, SourceText text, TextSpan span) => new(path, span, text.Lines.GetLinePositionSpan(span));

    public Location Location => Location.Create(Path, Span, Lines);

    /// <summary>"appsettings.json, line 5", as messages name it.</summary>
    public override string ToString() => $"{System.IO.Path.GetFileName(Path)}, line {Lines.Start.Line + 1}";
}
