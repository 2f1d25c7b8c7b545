using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>What of a call is underlined, and where an edit of it begins.</summary>
internal static class CallSyntax
{
    /// <summary>The name in a call or creation: of a chain over many lines, the one that the message speaks of.</summary>
    public static SyntaxNode Name(IOperation operation) => operation.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name,
        InvocationExpressionSyntax call => call.Expression,
        ObjectCreationExpressionSyntax creation => creation.Type,
        var other => other,
    };

    /// <summary>The outermost call of the chain that a call is in: what follows it is appended there.</summary>
    public static SyntaxNode ChainEnd(SyntaxNode call)
    {
        while (call.Parent is MemberAccessExpressionSyntax access && access.Expression == call && access.Parent is InvocationExpressionSyntax outer && outer.Expression == access)
        {
            call = outer;
        }

        return call;
    }

    /// <summary>The block of the lambda that is passed; null where it has none.</summary>
    public static SyntaxNode? BlockOf(IOperation? value) => value?.Syntax.DescendantNodesAndSelf().OfType<AnonymousFunctionExpressionSyntax>().FirstOrDefault()?.Block;

    /// <summary>The name of the first parameter of the lambda that is passed.</summary>
    public static string? ParameterOf(IOperation? value) => value?.Syntax.DescendantNodesAndSelf().OfType<AnonymousFunctionExpressionSyntax>().FirstOrDefault() switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.Text,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: > 0 } parameters } => parameters[0].Identifier.Text,
        _ => null,
    };

    /// <summary>Whether a call is a statement of its own, or discarded: nobody looks at what it gives.</summary>
    public static bool IsUnread(IOperation operation)
    {
        while (operation.Parent is IConversionOperation or IAwaitOperation or IConditionalAccessOperation)
        {
            operation = operation.Parent;
        }

        return operation.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };
    }
}
