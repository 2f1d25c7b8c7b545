using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>Questions about types by name, whose assembly the caller looks at.</summary>
internal static class Types
{
    public static bool IsOrInherits(ITypeSymbol? type, string name) => Declaring(type, name) is not null;

    /// <summary>The class of that name among a type and its bases.</summary>
    public static INamedTypeSymbol? Declaring(ITypeSymbol? type, string name)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (current.Name == name)
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>The interface of that name that a type has.</summary>
    public static INamedTypeSymbol? Contract(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface } own && own.Name == name ? own : type?.AllInterfaces.FirstOrDefault(contract => contract.Name == name);
}
