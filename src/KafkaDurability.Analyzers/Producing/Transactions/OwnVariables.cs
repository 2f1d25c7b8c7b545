using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Variables, private fields and properties: who can see them, where they are named, what is put into them.</summary>
internal static class OwnVariables
{
    /// <summary>No code can see the variable but that which is looked through.</summary>
    public static bool IsOwn(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.RefKind == RefKind.None,
        IParameterSymbol parameter => parameter.RefKind == RefKind.None,
        IFieldSymbol field => field.DeclaredAccessibility == Accessibility.Private && field.RefKind == RefKind.None,
        IPropertySymbol property => property.DeclaredAccessibility == Accessibility.Private
            && property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)),
        _ => false,
    };

    /// <summary>The operation names the variable.</summary>
    public static bool Is(IOperation operation, ISymbol variable) => operation switch
    {
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, variable),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter.OriginalDefinition, variable),
        IFieldReferenceOperation field => SymbolEqualityComparer.Default.Equals(field.Field.OriginalDefinition, variable),
        IPropertyReferenceOperation property => SymbolEqualityComparer.Default.Equals(property.Property.OriginalDefinition, variable),
        _ => false,
    };

    /// <summary>What the operation puts into the variable.</summary>
    public static IEnumerable<IOperation> Value(IOperation operation, ISymbol variable) => operation switch
    {
        IAssignmentOperation assignment when Is(assignment.Target, variable) => [assignment.Value],
        IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, variable) =>
            declarator.GetVariableInitializer() is { } initializer ? [initializer.Value] : [],
        IFieldInitializerOperation initializer when initializer.InitializedFields.Contains(variable, SymbolEqualityComparer.Default) => [initializer.Value],
        IPropertyInitializerOperation initializer when initializer.InitializedProperties.Contains(variable, SymbolEqualityComparer.Default) => [initializer.Value],
        _ => [],
    };
}
