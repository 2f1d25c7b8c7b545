using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Mutation;

/// <summary>A pattern without one of its alternatives or parts, or with a bound moved.</summary>
internal static class Patterns
{
    public static IEnumerable<string> Of(PatternSyntax pattern)
    {
        foreach (var part in pattern.DescendantNodesAndSelf())
        {
            foreach (var other in Others(part))
            {
                yield return pattern.ToString()[..(part.SpanStart - pattern.SpanStart)] + other + pattern.ToString()[(part.Span.End - pattern.SpanStart)..];
            }
        }
    }

    private static string[] Others(Microsoft.CodeAnalysis.SyntaxNode part) => part switch
    {
        BinaryPatternSyntax binary => [binary.Left.ToString(), binary.Right.ToString()],
        PropertyPatternClauseSyntax { Subpatterns.Count: > 1 } clause =>
            [.. clause.Subpatterns.Select(left => "{ " + string.Join(", ", clause.Subpatterns.Where(other => other != left)) + " }")],
        PropertyPatternClauseSyntax { Subpatterns.Count: 1, Parent: RecursivePatternSyntax { Type: not null } } => ["{ }"],
        RelationalPatternSyntax bound => [bound.OperatorToken.Text switch { "<" => "<= ", "<=" => "< ", ">" => ">= ", _ => "> " } + bound.Expression],
        _ => [],
    };
}
