using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>One step of indentation, as the file has it.</summary>
internal static class Indent
{
    public static string Of(EditSession session, SyntaxNode near)
    {
        foreach (var node in near.Ancestors().Concat(session.Root.DescendantNodes()))
        {
            var (outer, inner) = node switch
            {
                BlockSyntax { Statements.Count: > 0 } block => (block.CloseBraceToken.SpanStart, block.Statements[0].SpanStart),
                TypeDeclarationSyntax { Members.Count: > 0 } type => (type.CloseBraceToken.SpanStart, type.Members[0].SpanStart),
                _ => default,
            };
            if (outer != inner && session.Layout.StartsLine(outer) && session.Layout.StartsLine(inner)
                && Step(session.Layout.Indentation(outer), session.Layout.Indentation(inner)) is { } step)
            {
                return step;
            }
        }

        return session.Layout.Indentation(near.SpanStart).Contains("\t") ? "\t" : "    ";
    }

    /// <summary>What the inner indentation has more than the outer; null where they do not go together.</summary>
    public static string? Step(string outer, string inner) =>
        inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner.Substring(outer.Length) : null;
}
