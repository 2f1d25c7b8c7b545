using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Takes a write out: an entry of a list, a statement, or all that a lambda does.</summary>
internal static class RemoveEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (session.Node(edit.Span) is not { } node || session.HasDirectives(node.Span))
        {
            return false;
        }

        node = Whole(node);
        return !EditSession.HasErrors(node) && node switch
        {
            ExpressionStatementSyntax statement => RemoveStatement(session, statement),
            { Parent: InitializerExpressionSyntax or CollectionExpressionSyntax } => session.Lists.Remove(node.Parent, node),
            { Parent: LambdaExpressionSyntax lambda } => RemoveBody(session, lambda, node.Span),
            { Parent: ArrowExpressionClauseSyntax { Parent: { } member } arrow } =>
                RemoveBody(session, member, TextSpan.FromBounds(arrow.SpanStart, member.Span.End)),
            _ => false,
        };
    }

    /// <summary>The node around the write that has no other purpose than the write.</summary>
    private static SyntaxNode Whole(SyntaxNode node)
    {
        while (true)
        {
            var outer = node.Parent switch
            {
                ExpressionStatementSyntax or ExpressionElementSyntax => node.Parent,
                ConditionalAccessExpressionSyntax access when access.WhenNotNull == node => access,
                ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
                    when node is ExpressionSyntax pair && Writes.IsPair(pair)
                        && call.ArgumentList.Arguments.Count == 1 && Writes.NameOf(call.Expression) == "Add" => call,
                _ => null,
            };
            if (outer is null)
            {
                return node;
            }

            node = outer;
        }
    }

    private static bool RemoveStatement(EditSession session, StatementSyntax statement)
    {
        if (Statements.Container(statement) is null)
        {
            session.Changes.Replace(statement.Span, "{ }");
            return true;
        }

        Statements.Delete(session, statement);
        return true;
    }

    private static bool RemoveBody(EditSession session, SyntaxNode function, TextSpan body)
    {
        var method = function is LambdaExpressionSyntax
            ? session.Model.GetSymbolInfo(function, session.Cancellation).Symbol
            : session.Model.GetDeclaredSymbol(function, session.Cancellation);
        if (method is not IMethodSymbol symbol || !IsWithoutResult(symbol) || session.HasDirectives(body))
        {
            return false;
        }

        session.Changes.Replace(body, "{ }");
        return true;
    }

    private static bool IsWithoutResult(IMethodSymbol method) =>
        method.ReturnsVoid || (method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false });
}
