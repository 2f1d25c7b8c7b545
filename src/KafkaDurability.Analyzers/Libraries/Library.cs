using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>A library over the client: what its calls and attributes mean for the messages.</summary>
internal abstract class Library
{
    /// <summary>The assemblies of which one is referenced where the library is used.</summary>
    public abstract string[] Assemblies { get; }

    /// <summary>The identifiers of which a member has one where the library is set up.</summary>
    public abstract string[] Words { get; }

    /// <summary>What is set up in one member of the program.</summary>
    public abstract IEnumerable<LibraryFact> Read(LibraryMember member);

    /// <summary>A whole number that the code says; null where it says none.</summary>
    protected static long? Number(IOperation? value) => value?.ConstantValue is { HasValue: true, Value: { } constant } && constant is byte or short or ushort or int or long
        ? Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture)
        : null;

    /// <summary>The only type argument of a type; null where it has none, or several.</summary>
    protected static ITypeSymbol? OnlyArgument(ITypeSymbol? type) => type is INamedTypeSymbol { TypeArguments.Length: 1 } own ? own.TypeArguments[0] : null;

    /// <summary>The arguments of an attribute, or null where the method has none of that name.</summary>
    protected static AttributeData? AttributeOf(ISymbol symbol, params string[] names) =>
        symbol.GetAttributes().FirstOrDefault(attribute => names.Contains(attribute.AttributeClass?.Name));
}
