using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Awaits a call whose task is dropped, in a function that becomes async for it.</summary>
internal static class AsyncEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (session.Node(edit.Span) is not InvocationExpressionSyntax call
            || AsyncPlace.Around(call, session.Model, session.Cancellation) is not { } place
            || EditSession.HasErrors(place.Function)
            || place.Returns.Any(one => Statements.HasComments(session, one.Span) || session.HasDirectives(one.Span))
            || !AwaitEdit.Await(session, call))
        {
            return false;
        }

        session.Changes.Insert(Modifier(place.Function), "async ", essential: true);
        foreach (var one in place.Returns)
        {
            if (one.Parent is BlockSyntax block && block.Parent == place.Function && block.Statements.Last() == one)
            {
                Statements.Delete(session, one);
            }
            else
            {
                session.Changes.Replace(one.Span, "return;");
            }
        }

        return true;
    }

    /// <summary>Where "async" goes.</summary>
    private static int Modifier(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.PartialKeyword)) is { RawKind: not 0 } partial
            ? partial.SpanStart
            : method.ReturnType.SpanStart,
        LocalFunctionStatementSyntax local => local.ReturnType.SpanStart,
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ReturnType?.SpanStart ?? lambda.ParameterList.SpanStart,
        SimpleLambdaExpressionSyntax lambda => lambda.Parameter.SpanStart,
        AnonymousMethodExpressionSyntax anonymous => anonymous.DelegateKeyword.SpanStart,
        _ => function.SpanStart,
    };
}
