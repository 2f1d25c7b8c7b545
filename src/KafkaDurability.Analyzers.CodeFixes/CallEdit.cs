using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Calls of a chain, and their arguments: what is appended, taken out or called in another way.</summary>
internal static class CallEdit
{
    public static bool Append(EditSession session, Edit edit)
    {
        if (edit.Value is not { Length: > 0 } call || call[0] != '.' || session.Node(edit.Span) is not ExpressionSyntax expression
            || EditSession.HasErrors(SyntaxFactory.ParseExpression("x" + call)) || session.HasDirectives(expression.Span))
        {
            return false;
        }

        // Where the chain has a line for each call, so has this one.
        var own = expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.OperatorToken : default;
        var next = expression.GetLastToken().GetNextToken();
        var dot = new[] { own, next }.FirstOrDefault(token => token.IsKind(SyntaxKind.DotToken) && session.Layout.StartsLine(token.SpanStart));
        var gap = dot.IsKind(SyntaxKind.DotToken) ? session.Layout.LineBreak(dot.SpanStart) + session.Layout.Indentation(dot.SpanStart) : "";
        session.Changes.Insert(expression.Span.End, gap + call, essential: true);
        return true;
    }

    public static bool Remove(EditSession session, Edit edit)
    {
        if (session.Node(edit.Span) is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } call)
        {
            return false;
        }

        var span = TextSpan.FromBounds(receiver.Span.End, call.Span.End);
        if (Statements.HasComments(session, span) || session.HasDirectives(span))
        {
            return false;
        }

        if (call.Parent is ExpressionStatementSyntax statement && receiver is not InvocationExpressionSyntax)
        {
            if (Statements.Container(statement) is null)
            {
                return false;
            }

            Statements.Delete(session, statement);
            return true;
        }

        session.Changes.Delete(span);
        return true;
    }

    public static bool AddArgument(EditSession session, Edit edit)
    {
        var list = session.Node(edit.Span) switch
        {
            InvocationExpressionSyntax call => call.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        };
        if (edit.Value is not { } text || list is null || list.CloseParenToken.IsMissing || session.HasDirectives(list.Span))
        {
            return false;
        }

        var last = list.Arguments.LastOrDefault();
        var gap = last is null ? ""
            : session.Layout.StartsLine(last.SpanStart) ? "," + session.Layout.LineBreak(last.SpanStart) + session.Layout.Indentation(last.SpanStart)
            : ", ";
        session.Changes.Insert(last?.Span.End ?? list.OpenParenToken.Span.End, gap + text, essential: true);
        return true;
    }

    public static bool AwaitAs(EditSession session, Edit edit)
    {
        if (edit.Value is not { } name || session.Node(edit.Span) is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, Parent: ExpressionStatementSyntax statement } call
            || EditSession.HasErrors(statement)
            || session.Model.GetTypeInfo(access.Expression, session.Cancellation).Type is not { } type
            || session.Model.LookupSymbols(call.SpanStart, type, name).IsEmpty
            || !AwaitPlace.Allows(call, session.Model, session.Cancellation))
        {
            return false;
        }

        session.Changes.Insert(call.SpanStart, "await ", essential: true);
        session.Changes.Replace(access.Name is GenericNameSyntax generic ? generic.Identifier.Span : access.Name.Span, name);
        return true;
    }
}
