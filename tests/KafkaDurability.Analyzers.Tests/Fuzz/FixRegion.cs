using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>
/// The text that a fix may touch. A change of settings: the statements, fields or arrows that the finding and its other
/// places are in. A change of statements: the members that they are in, or all top-level statements. What a setting wants
/// besides is part of its fix, too: idempotence with what contradicts it, StoreOffset behind the processing.
/// </summary>
internal sealed class FixRegion
{
    private readonly List<TextSpan> _spans;

    private FixRegion(List<TextSpan> spans) => _spans = spans;

    public static FixRegion Of(SyntaxNode root, Diagnostic finding, FixPlan plan)
    {
        var settings = plan.Edits.All(IsSetting);
        return new([.. finding.AdditionalLocations.Prepend(finding.Location)
            .Where(place => place.SourceTree is { } tree && tree == finding.Location.SourceTree)
            .Select(place => root.FindNode(place.SourceSpan, getInnermostNodeForTie: true))
            .Select(node => settings ? Statement(node) : Member(node))
            .Concat(plan.Edits.Where(edit => edit.Kind is EditKind.InsertAfter || IsSetting(edit)).Select(edit => Statement(root.FindNode(edit.Span, getInnermostNodeForTie: true))))]);
    }

    /// <summary>Null where no change touches a line that is none of the region's.</summary>
    public string? Complaint(SourceText text, IEnumerable<TextChange> changes)
    {
        var lines = _spans.Select(span => (First: text.Lines.GetLineFromPosition(span.Start).LineNumber, Last: text.Lines.GetLineFromPosition(span.End).LineNumber)).ToList();
        foreach (var change in changes)
        {
            // What is put at the beginning of a line stands behind the line before.
            var first = text.Lines.GetLineFromPosition(change.Span.Start);
            var last = text.Lines.GetLineFromPosition(change.Span.End);
            var above = change.Span.End == last.Start && last.LineNumber > 0 ? 1 : 0;
            if (!lines.Any(some => first.LineNumber >= some.First && last.LineNumber - above <= some.Last))
            {
                return $"line {first.LineNumber + 1} is touched, which the finding does not name";
            }
        }

        return null;
    }

    private static bool IsSetting(Edit edit) => edit.Kind is EditKind.Set or EditKind.Remove or EditKind.Add or EditKind.Rename or EditKind.Copy;

    private static TextSpan Statement(SyntaxNode node) =>
        (node.AncestorsAndSelf().FirstOrDefault(above => above is StatementSyntax and not BlockSyntax or ArrowExpressionClauseSyntax or MemberDeclarationSyntax) ?? node).Span;

    private static TextSpan Member(SyntaxNode node) =>
        node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault() switch
        {
            GlobalStatementSyntax statement => TextSpan.FromBounds(
                statement.Parent!.ChildNodes().OfType<GlobalStatementSyntax>().First().SpanStart,
                statement.Parent.ChildNodes().OfType<GlobalStatementSyntax>().Last().Span.End),
            { } member => member.Span,
            null => node.Span,
        };
}
