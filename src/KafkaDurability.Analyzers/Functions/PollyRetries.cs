using System.Linq;
using KafkaDurability.Analyzers.Library;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Functions that a retry of the Polly library runs: whatever they throw, they are run again.</summary>
internal static class PollyRetries
{
    /// <param name="function">A lambda, as it stands in the code.</param>
    /// <param name="kinds">Failures that it may pick, beside all: the names of their types.</param>
    /// <returns>The call that runs it; null where that is no retry, or may retry other failures only.</returns>
    public static IInvocationOperation? Around(IOperation function, params string[] kinds)
    {
        var operation = function.Parent;
        while (operation is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
        {
            operation = operation.Parent;
        }

        return operation is IInvocationOperation call && call.TargetMethod.Name.StartsWith("Execute", System.StringComparison.Ordinal)
            && IsPolly(call.TargetMethod.ContainingNamespace) && IsRetry(call.Instance, kinds)
            ? call
            : null;
    }

    private static bool IsRetry(IOperation? policy, string[] kinds)
    {
        while (policy is IConversionOperation conversion)
        {
            policy = conversion.Operand;
        }

        var made = policy switch
        {
            ILocalReferenceOperation local => Initializer(local.Local),
            IMemberReferenceOperation { Member: IFieldSymbol { IsReadOnly: true } field } => Initializer(field),
            IMemberReferenceOperation { Member: IPropertySymbol { SetMethod: null } property } => Initializer(property),
            _ => policy?.Syntax,
        };
        var words = made?.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().ToList();
        return words?.Any(word => NameTokens.Any(word.Identifier.ValueText, s_retry)) == true
            && !words.Any(word => NameTokens.Any(word.Identifier.ValueText, s_choosing))
            && words.OfType<GenericNameSyntax>().Where(word => word.Identifier.ValueText is "Handle" or "Or").All(word => word.TypeArgumentList.Arguments[0] is var picked
                && (picked.ToString() is "Exception" or "System.Exception" || IsOneOf(picked, kinds)));
    }

    /// <summary>Handle&lt;KafkaException&gt;(), with no condition.</summary>
    private static bool IsOneOf(TypeSyntax picked, string[] kinds)
    {
        var name = picked is QualifiedNameSyntax qualified ? qualified.Right : picked as SimpleNameSyntax;
        return name is not null && kinds.Contains(name.Identifier.ValueText)
            && picked.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList.Arguments.Count: 0 };
    }

    private static readonly System.Collections.Generic.HashSet<string> s_retry = NameTokens.Set("Retry");

    /// <summary>What picks the failures that are tried again.</summary>
    private static readonly System.Collections.Generic.HashSet<string> s_choosing = NameTokens.Set("Should", "Result", "Predicate");

    private static SyntaxNode? Initializer(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        VariableDeclaratorSyntax { Initializer.Value: { } value } => value,
        PropertyDeclarationSyntax { Initializer.Value: { } value } => value,
        _ => null,
    };

    private static bool IsPolly(INamespaceSymbol? scope)
    {
        while (scope?.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            scope = outer;
        }

        return scope?.Name == "Polly";
    }
}
