using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Tool.Analysis;

/// <summary>Why somebody has suppressed a finding, in that person's words.</summary>
internal static class Suppressions
{
    public static string ReasonOf(Diagnostic diagnostic, Compilation compilation)
    {
        if (diagnostic.GetSuppressionInfo(compilation)?.Attribute is { } attribute)
        {
            var text = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Justification").Value.Value as string;
            return "SuppressMessage: " + (string.IsNullOrWhiteSpace(text) ? "no justification" : text);
        }

        return "#pragma: " + (Comment(diagnostic) is { Length: > 0 } comment ? comment : "no reason is given");
    }

    /// <summary>The comment on the line of the directive, or alone on the line above it.</summary>
    private static string? Comment(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree)
        {
            return null;
        }

        var directive = tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<PragmaWarningDirectiveTriviaSyntax>()
            .LastOrDefault(pragma => pragma.SpanStart < diagnostic.Location.SourceSpan.Start
                && pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword)
                && (pragma.ErrorCodes.Count == 0 || pragma.ErrorCodes.Any(code => code.ToString() == diagnostic.Id)));
        if (directive is null)
        {
            return null;
        }

        var lines = tree.GetText().Lines;
        var number = lines.GetLineFromPosition(directive.SpanStart).LineNumber;
        var own = lines[number].ToString();
        return own.IndexOf("//", StringComparison.Ordinal) is >= 0 and var start ? own[(start + 2)..].Trim()
            : number > 0 && lines[number - 1].ToString().Trim() is var above && above.StartsWith("//", StringComparison.Ordinal) ? above.TrimStart('/').Trim()
            : null;
    }
}
