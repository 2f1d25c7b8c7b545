using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Replaces the literal of a key.</summary>
internal static class RenameEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (edit.Key is null
            || session.Node(edit.Span) is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal)
        {
            return false;
        }

        session.Changes.Replace(literal.Span, ValueText.Literal(edit.Key));
        return true;
    }
}
