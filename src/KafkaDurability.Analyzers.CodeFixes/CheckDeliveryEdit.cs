using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Has a delivery handler begin by telling of a failed delivery; a discarded report gets a name, an expression a block.</summary>
internal static class CheckDeliveryEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (session.Node(edit.Span) is not { } handler
            || EditSession.HasErrors(handler)
            || Parts(handler) is not ({ } parameter, { } body))
        {
            return false;
        }

        var isDiscarded = parameter.Identifier.ValueText == "_";
        if (isDiscarded && body.DescendantTokens().Any(token => token.ValueText == "_"))
        {
            return false;
        }

        var check = DeliveryCheck.For(session, handler, body.SpanStart, handler is AnonymousFunctionExpressionSyntax, isDiscarded ? null : parameter.Identifier.Text);
        if (isDiscarded)
        {
            session.Changes.Replace(parameter.Identifier.Span, check.Report);
        }

        return body is BlockSyntax block ? Begin(session, block, check) : MakeBlock(session, handler, (ExpressionSyntax)body, check);
    }

    private static (ParameterSyntax?, SyntaxNode?) Parts(SyntaxNode handler) => handler switch
    {
        SimpleLambdaExpressionSyntax lambda => (lambda.Parameter, lambda.Body),
        ParenthesizedLambdaExpressionSyntax lambda => (lambda.ParameterList.Parameters.FirstOrDefault(), lambda.Body),
        AnonymousMethodExpressionSyntax anonymous => (anonymous.ParameterList?.Parameters.FirstOrDefault(), anonymous.Block),
        MethodDeclarationSyntax method => (method.ParameterList.Parameters.FirstOrDefault(), (SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression),
        LocalFunctionStatementSyntax local => (local.ParameterList.Parameters.FirstOrDefault(), (SyntaxNode?)local.Body ?? local.ExpressionBody?.Expression),
        _ => default,
    };

    private static bool Begin(EditSession session, BlockSyntax block, DeliveryCheck check)
    {
        IReadOnlyList<string> lines = !session.Layout.EndsLine(block.OpenBraceToken) ? [check.Line]
            : block.Statements.Count > 0 ? [.. check.Lines, ""]
            : check.Lines;
        session.Blocks.Of(block).First.Add(lines);
        return true;
    }

    private static bool MakeBlock(EditSession session, SyntaxNode handler, ExpressionSyntax expression, DeliveryCheck check)
    {
        var isMember = handler is MethodDeclarationSyntax or LocalFunctionStatementSyntax;
        var arrow = expression.GetFirstToken().GetPreviousToken();
        var before = isMember ? arrow.GetPreviousToken() : arrow;
        var head = TextSpan.FromBounds(before.Span.End, expression.SpanStart);
        var last = expression.GetLastToken();
        var tail = isMember ? TextSpan.FromBounds(last.Span.End, last.GetNextToken().Span.End) : new TextSpan(last.Span.End, 0);
        if (!IsStatement(expression)
            || !arrow.IsKind(SyntaxKind.EqualsGreaterThanToken)
            || Statements.HasComments(session, head) || session.HasDirectives(head)
            || Statements.HasComments(session, tail) || session.HasDirectives(tail))
        {
            return false;
        }

        if (check.IsInOneLine)
        {
            session.Changes.Replace(head, " { " + check.Line + " ");
            session.Changes.Replace(tail, "; }");
            return true;
        }

        var space = session.Layout.LineBreak(handler.SpanStart) + session.Layout.Indentation(handler.SpanStart);
        session.Changes.Replace(
            head,
            check.Opening(space) + string.Concat(check.Lines.Select(line => space + check.Step + line)) + session.Layout.LineBreak(handler.SpanStart) + space + check.Step);
        session.Changes.Replace(tail, ";" + space + "}");
        return true;
    }

    private static bool IsStatement(ExpressionSyntax expression) => expression is
        InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax
        or ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax }
        or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }
        or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression };
}
