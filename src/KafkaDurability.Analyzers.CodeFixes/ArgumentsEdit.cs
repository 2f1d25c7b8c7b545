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
        if (Speculation.Variables(session, statement.SpanStart, statement.SpanStart, changed, changed.GetAnnotatedNodes(mark).Single()) is null)
        {
            return false;
        }

        session.Changes.Replace(old.Span, text);
        return true;
    }
}
