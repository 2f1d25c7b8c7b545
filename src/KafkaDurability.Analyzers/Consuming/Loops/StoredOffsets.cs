using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>
/// StoreOffset and Commit() work together: what Commit() writes is what was stored. Where a type uses both, the one
/// that comes early passes nothing by itself.
/// </summary>
internal static class StoredOffsets
{
    /// <param name="type">The type that the call is in, with all its parts; null at the top level.</param>
    public static bool AllowClaim(EarlyAdvance advance, INamedTypeSymbol? type)
    {
        if ((advance.Within ?? advance.Call) is not InvocationExpressionSyntax call)
        {
            return false;
        }

        var parts = type?.DeclaringSyntaxReferences.Select(part => part.GetSyntax()) ?? [call.SyntaxTree.GetRoot()];
        return advance.Kind == AdvanceKind.Store ? !parts.Any(part => Calls(part, "Commit", Receiver(call)))
            : call.ArgumentList.Arguments.Count > 0 || !parts.Any(part => Calls(part, "StoreOffset", Receiver(call)));
    }

    /// <summary>A Commit() that writes what was handed out; where the type stores offsets, it writes those and no more.</summary>
    /// <param name="call">The call itself, also in a helper.</param>
    public static bool MayBeStored(SyntaxNode call, INamedTypeSymbol? type) =>
        call is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } commit
        && (type?.DeclaringSyntaxReferences.Select(part => part.GetSyntax()) ?? [call.SyntaxTree.GetRoot()]).Any(part => Calls(part, "StoreOffset", Receiver(commit)));

    /// <summary>By name: a field _consumer and a parameter consumer are taken for the same.</summary>
    private static bool Calls(SyntaxNode type, string method, string? receiver) =>
        type.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            Name(call.Expression) == method
            && string.Equals(Receiver(call)?.TrimStart('_'), receiver?.TrimStart('_'), System.StringComparison.OrdinalIgnoreCase));

    /// <summary>The last name of what the method is called on: "_consumer" in this._consumer.Commit().</summary>
    private static string? Receiver(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => Name(access.Expression),
        MemberBindingExpressionSyntax binding => Name(binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression),
        _ => null,
    };

    private static string? Name(ExpressionSyntax? expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        PostfixUnaryExpressionSyntax suppressed => Name(suppressed.Operand),
        ParenthesizedExpressionSyntax parenthesized => Name(parenthesized.Expression),
        _ => null,
    };
}
