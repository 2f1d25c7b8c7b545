using System.Linq;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Properties that are a field with accessors around it, as opposed to code that works something out.</summary>
internal static class AutoProperties
{
    public static bool Is(IPropertySymbol property) =>
        property.ContainingType.GetMembers("<" + property.Name + ">k__BackingField").Any(member =>
            member is IFieldSymbol { AssociatedSymbol: { } owner } && SymbolEqualityComparer.Default.Equals(owner, property));

    /// <summary>A field, or a property that is one.</summary>
    public static bool IsStored(ISymbol member) => member is IFieldSymbol || (member is IPropertySymbol property && Is(property));
}
