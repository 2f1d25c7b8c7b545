using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Puts an expression, a type or a method's name in the place of another.</summary>
internal static class ReplaceEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (edit.Value is not { } text || session.Node(edit.Span) is not ExpressionSyntax expression || session.HasDirectives(expression.Span) || Statements.HasComments(session, expression.Span))
        {
            return false;
        }

        var parsed = SyntaxFactory.ParseExpression(text);
        if (parsed.ContainsDiagnostics || parsed.FullSpan.Length != text.Length)
        {
            return false;
        }

        // A cast binds less than what may follow: ((int)time.TotalMilliseconds).ToString().
        var isTight = parsed is CastExpressionSyntax && expression.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax;
        session.Changes.Replace(expression.Span, isTight ? $"({text})" : text);
        return true;
    }

    /// <summary>Another method of the same object.</summary>
    public static bool Call(EditSession session, Edit edit)
    {
        var name = session.Node(edit.Span) is InvocationExpressionSyntax call
            ? call.Expression switch
            {
                MemberAccessExpressionSyntax access => access.Name,
                MemberBindingExpressionSyntax binding => binding.Name,
                _ => null,
            }
            : null;
        if (name is null || edit.Value is not { } method || !SyntaxFacts.IsValidIdentifier(method))
        {
            return false;
        }

        session.Changes.Replace(name.Identifier.Span, method);
        return true;
    }
}
