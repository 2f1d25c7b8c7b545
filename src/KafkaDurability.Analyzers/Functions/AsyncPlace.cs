using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>A function that can be made async, so that a call in it may be awaited, and its callers wait as before.</summary>
/// <param name="Function">The declaration of a method or local function, or the lambda.</param>
/// <param name="Returns">Its "return Task.CompletedTask;".</param>
internal sealed record AsyncPlace(SyntaxNode Function, IReadOnlyList<ReturnStatementSyntax> Returns)
{
    /// <summary>
    /// The innermost function around the call, where it has a block, is to return a Task without a result, and gives none but
    /// the completed one: only then does nothing change for its callers but that they wait for the call, too.
    /// </summary>
    public static AsyncPlace? Around(SyntaxNode call, SemanticModel model, CancellationToken cancellation)
    {
        var function = call.Ancestors().FirstOrDefault(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax);
        var body = function switch
        {
            MethodDeclarationSyntax method => method.Body,
            LocalFunctionStatementSyntax local => local.Body,
            AnonymousFunctionExpressionSyntax lambda => lambda.Block,
            _ => null,
        };
        if (body is null
            || model.GetEnclosingSymbol(call.SpanStart, cancellation) is not IMethodSymbol { IsAsync: false, IsPartialDefinition: false, PartialDefinitionPart: null } symbol
            || !IsPlainTask(symbol.ReturnType)
            || symbol.Parameters.Any(parameter => parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType)
            || !AwaitPlace.IsFree(call, model, cancellation))
        {
            return null;
        }

        var own = body.DescendantNodes(StatementOrder.IsSameFunction).ToList();
        var returns = own.OfType<ReturnStatementSyntax>().ToList();
        return returns.All(one => IsCompletedTask(one, model, cancellation)) && !own.Any(node => node is YieldStatementSyntax)
            ? new AsyncPlace(function!, returns)
            : null;
    }

    private static bool IsPlainTask(ITypeSymbol type) => type.Name == "Task" && Awaitables.IsAwaitable(type) && Awaitables.ResultOf(type) is null;

    private static bool IsCompletedTask(ReturnStatementSyntax statement, SemanticModel model, CancellationToken cancellation) =>
        statement.Expression is { } value
        && Compiler.Operation(model, value, cancellation) is IPropertyReferenceOperation { Property: { Name: "CompletedTask", IsStatic: true } property }
        && Awaitables.IsAwaitable(property.ContainingType);
}
