using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>The collections that settings are written into as text.</summary>
internal static class ConfigTypes
{
    public static bool IsDictionary(ITypeSymbol type) => WithInterfaces(type).Any(candidate =>
        candidate.MetadataName == "IDictionary`2"
        && candidate.TypeArguments[0].SpecialType == SpecialType.System_String
        && candidate.TypeArguments[1].SpecialType is SpecialType.System_String or SpecialType.System_Object);

    /// <summary>The KeyValuePair of two strings that an array, a list or the like is made of, or null.</summary>
    public static ITypeSymbol? PairOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array)
        {
            return IsPair(array.ElementType) ? array.ElementType : null;
        }

        return WithInterfaces(type)
            .Where(candidate => candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            .Select(candidate => candidate.TypeArguments[0])
            .FirstOrDefault(IsPair);
    }

    private static bool IsPair(ITypeSymbol type) =>
        type is INamedTypeSymbol { MetadataName: "KeyValuePair`2" } pair
        && pair.TypeArguments.All(argument => argument.SpecialType == SpecialType.System_String);

    private static IEnumerable<INamedTypeSymbol> WithInterfaces(ITypeSymbol type) =>
        type is INamedTypeSymbol named ? type.AllInterfaces.Prepend(named) : type.AllInterfaces;
}
