using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Variables, private fields and properties: who can see them, where they are named.</summary>
internal static class OwnVariables
{
    /// <summary>No code can see the variable but that which is looked through.</summary>
    public static bool IsOwn(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.RefKind == RefKind.None,
        IParameterSymbol parameter => parameter.RefKind == RefKind.None,
        IFieldSymbol field => field.DeclaredAccessibility == Accessibility.Private && field.RefKind == RefKind.None,
        IPropertySymbol property => property.DeclaredAccessibility == Accessibility.Private
            && AutoProperties.Is(property),
        _ => false,
    };

    /// <summary>The operation names the variable.</summary>
    public static bool Is(IOperation operation, ISymbol variable) => SymbolEqualityComparer.Default.Equals(Variables.Named(operation), variable);
}
