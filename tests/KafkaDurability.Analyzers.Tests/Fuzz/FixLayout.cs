using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>Whether a change keeps to the line ends and the indentation of the file.</summary>
internal static class FixLayout
{
    /// <summary>What the new text does that the old one did not; null where all is kept.</summary>
    public static string? Complaint(SourceText before, SourceText after, IReadOnlyList<TextChange> changes)
    {
        var old = before.Lines.Select(line => line.ToString()).ToHashSet(StringComparer.Ordinal);
        var added = after.Lines.Where(line => !old.Contains(line.ToString())).Select(line => line.ToString()).ToList();
        if (Breaks(before) is { Count: > 0 } breaks && Breaks(after).Except(breaks).Any())
        {
            return "another line end";
        }

        if (added.FirstOrDefault(line => line.EndsWith(' ') || line.EndsWith('\t')) is { } trailing
            && !changes.Any(change => before.Lines.GetLineFromPosition(change.Span.End).ToString() is [.., ' ' or '\t']))
        {
            return $"blanks at the end of: {trailing}";
        }

        if (!old.Any(line => line.StartsWith(' ')) && old.Any(line => line.StartsWith('\t')) && added.Any(line => Indent(line).Contains(' ', StringComparison.Ordinal)))
        {
            return "spaces in a file of tabs";
        }

        return !old.Any(line => Indent(line).Contains('\t', StringComparison.Ordinal)) && added.Any(line => Indent(line).Contains('\t', StringComparison.Ordinal)) ? "tabs in a file of spaces"
            : BlankPairs(after) > BlankPairs(before) ? "a blank line too many"
            : null;
    }

    /// <summary>As above, for what the lines mean: statements of a block begin at one column, and its braces at another.</summary>
    public static string? Complaint(SyntaxNode before, SyntaxNode after)
    {
        var (old, now) = (Crooked(before), Crooked(after));
        return now.Count > old.Count ? $"out of line: {now.Except(old).FirstOrDefault() ?? now[^1]}"
            : Steps(before) is { Count: > 0 } steps && Steps(after).Except(steps).FirstOrDefault() is { } step ? $"another step of indentation: '{step}'"
            : null;
    }

    /// <summary>What statements are indented by in their blocks.</summary>
    private static HashSet<string> Steps(SyntaxNode root)
    {
        var text = root.SyntaxTree.GetText();
        return root.DescendantNodes().OfType<BlockSyntax>()
            .Where(block => !block.ContainsDiagnostics && block.Statements.Count > 0)
            .Select(block => Column(text, block.Statements[0].SpanStart) is { } inner && Column(text, block.CloseBraceToken.SpanStart) is { } outer
                && inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner[outer.Length..] : "")
            .Where(step => step.Length > 0)
            .ToHashSet();
    }

    private static HashSet<string> Breaks(SourceText text) =>
        text.Lines.Select(line => text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak))).Where(end => end.Length > 0).ToHashSet();

    private static int BlankPairs(SourceText text) => text.Lines.Zip(text.Lines.Skip(1), (one, next) => IsBlank(one) && IsBlank(next)).Count(pair => pair);

    private static bool IsBlank(TextLine line) => string.IsNullOrWhiteSpace(line.ToString());

    private static string Indent(string line) => line[..^line.TrimStart(' ', '\t').Length];

    private static List<string> Crooked(SyntaxNode root)
    {
        var text = root.SyntaxTree.GetText();
        var crooked = new List<string>();
        foreach (var block in root.DescendantNodes().OfType<BlockSyntax>().Where(block => !block.ContainsDirectives && !block.ContainsDiagnostics))
        {
            var columns = block.Statements.Where(statement => statement is not LabeledStatementSyntax).Select(statement => Column(text, statement.SpanStart)).OfType<string>().ToList();
            crooked.AddRange(block.Statements.Where(statement => statement is not LabeledStatementSyntax && Column(text, statement.SpanStart) is { } column && column != columns[0]).Select(statement => statement.ToString()));
            var owner = block.Parent is StatementSyntax or CatchClauseSyntax or FinallyClauseSyntax or ElseClauseSyntax or BaseMethodDeclarationSyntax ? block.Parent : null;
            var outer = owner is null or BlockSyntax ? null : text.Lines.GetLineFromPosition(owner.SpanStart).ToString() is var line ? Indent(line) : null;
            if (outer is not null && Column(text, block.CloseBraceToken.SpanStart) is { } close && close != outer)
            {
                crooked.Add(block.CloseBraceToken + " of " + owner);
            }

            if (outer is not null && columns.Count > 0 && (columns[0].Length <= outer.Length || !columns[0].StartsWith(outer, StringComparison.Ordinal)))
            {
                crooked.Add("the inside of " + owner);
            }
        }

        return crooked;
    }

    /// <summary>The blanks before the position, where nothing else is in its line.</summary>
    private static string? Column(SourceText text, int position)
    {
        var before = text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(position).Start, position));
        return string.IsNullOrWhiteSpace(before) ? before : null;
    }
}
