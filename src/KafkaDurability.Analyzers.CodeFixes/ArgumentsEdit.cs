using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Gives a call other arguments, where an overload takes them.</summary>
internal static class ArgumentsEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        var text = "(" + edit.Value + ")";
        var arguments = SyntaxFactory.ParseArgumentList(text);
        if (session.Node(edit.Span) is not InvocationExpressionSyntax { ArgumentList: { } old } call
            || arguments.FullSpan.Length != text.Length
            || EditSession.HasErrors(arguments)
            || Statements.HasComments(session, old.Span)
            || session.HasDirectives(old.Span)
            || call.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
        {
            return false;
        }

        var mark = new SyntaxAnnotation();
        var changed = statement.ReplaceNode(call, call.WithArgumentList(arguments).WithAdditionalAnnotations(mark));
        if (Part(session, call, changed, mark) is not { } part
            || Speculation.Variables(session, statement.SpanStart, statement.SpanStart, changed, part) is null)
        {
            return false;
        }

        session.Changes.Replace(old.Span, text);
        return true;
    }

    /// <summary>What the new arguments have to suit; null where the result of the call is used, which may be another one then.</summary>
    private static SyntaxNode? Part(EditSession session, InvocationExpressionSyntax call, StatementSyntax changed, SyntaxAnnotation mark)
    {
        var whole = call.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == call ? access : (SyntaxNode)call;
        return whole.Parent switch
        {
            ExpressionStatementSyntax => changed.GetAnnotatedNodes(mark).Single(),
            // Task.Run(() => consumer.Commit()) chooses its overload by the lambda.
            LambdaExpressionSyntax { Parent: ArgumentSyntax } when changed is ExpressionStatementSyntax => changed,
            LambdaExpressionSyntax lambda when session.Model.GetSymbolInfo(lambda, session.Cancellation).Symbol is IMethodSymbol { ReturnsVoid: true } =>
                changed.GetAnnotatedNodes(mark).Single(),
            _ => null,
        };
    }
}
