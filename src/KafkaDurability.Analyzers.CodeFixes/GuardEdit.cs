using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Puts what a handler does into a try, whose catch tells of the failure; an expression gets a block.</summary>
internal static class GuardEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (session.Node(edit.Span) is not { } handler || EditSession.HasErrors(handler) || BodyOf(handler) is not { } body || session.HasDirectives(handler.Span))
        {
            return false;
        }

        var taken = new HashSet<string>(handler.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        var error = new[] { "exception", "error", "failure" }.FirstOrDefault(name => !taken.Contains(name) && session.Model.LookupSymbols(body.SpanStart, name: name).IsEmpty);
        if (error is null)
        {
            return false;
        }

        var tell = DeliveryCheck.LoggerFor(session, handler, body.SpanStart, handler is AnonymousFunctionExpressionSyntax, error) is { } logger
            ? $"{logger}.LogError({error}, \"The handler has failed\");"
            : $"{DeliveryCheck.ConsoleAt(session, body.SpanStart)}.Error.WriteLine({error});";
        var clause = $"catch ({ExceptionAt(session, body.SpanStart)} {error})";
        return body is BlockSyntax block ? Wrap(session, block, clause, tell) : MakeBlock(session, handler, (ExpressionSyntax)body, clause, tell);
    }

    private static bool Wrap(EditSession session, BlockSyntax block, string clause, string tell) =>
        block.Statements.Count > 0 && CatchEdit.Wrap(session, block.Statements[0], block.Statements.Last(), clause, [tell]);

    /// <summary>Of a lambda alone: the arrow of a member has a semicolon of its own.</summary>
    private static bool MakeBlock(EditSession session, SyntaxNode handler, ExpressionSyntax expression, string clause, string tell)
    {
        var arrow = expression.GetFirstToken().GetPreviousToken();
        var head = TextSpan.FromBounds(arrow.Span.End, expression.SpanStart);
        if (handler is not LambdaExpressionSyntax
            || session.Layout.LineAt(expression.SpanStart).LineNumber != session.Layout.LineAt(expression.Span.End).LineNumber
            || Statements.HasComments(session, head))
        {
            return false;
        }

        var newLine = session.Layout.LineBreak(handler.SpanStart) + session.Layout.Indentation(handler.SpanStart);
        var step = Indent.Of(session, handler);
        session.Changes.Replace(head, $"{newLine}{{{newLine}{step}try{newLine}{step}{{{newLine}{step}{step}");
        session.Changes.Insert(
            expression.Span.End,
            $";{newLine}{step}}}{newLine}{step}{clause}{newLine}{step}{{{newLine}{step}{step}{tell}{newLine}{step}}}{newLine}}}",
            essential: true);
        return true;
    }

    private static SyntaxNode? BodyOf(SyntaxNode handler) => handler switch
    {
        AnonymousFunctionExpressionSyntax function => function.Body,
        MethodDeclarationSyntax method => method.Body,
        LocalFunctionStatementSyntax local => local.Body,
        _ => null,
    };

    private static string ExceptionAt(EditSession session, int position) =>
        session.Model.LookupNamespacesAndTypes(position, name: "Exception") is { Length: 1 } found && found[0].ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true } ? "Exception" : "System.Exception";
}
