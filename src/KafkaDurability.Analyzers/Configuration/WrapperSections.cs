using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>How a library that builds clients from a section of its own finds that section.</summary>
internal static class WrapperSections
{
    private const string Config = "Config";

    /// <summary>The section for all clients, then that of the one with the name; the config is a part of each.</summary>
    public static IEnumerable<string> Paths(string section, string? name)
    {
        yield return SectionPath.Join(section, Config);
        if (name is not null)
        {
            yield return SectionPath.Join(SectionPath.Join(section, name), Config);
        }
    }

    /// <summary>The property of the settings class, which the method's lambda gets, that is the config.</summary>
    public static IPropertySymbol? ConfigOf(IMethodSymbol method) => method.Parameters
        .Select(parameter => parameter.Type)
        .OfType<INamedTypeSymbol>()
        .Where(type => type.TypeKind == TypeKind.Delegate && type.TypeArguments.Length == 1)
        .SelectMany(type => type.TypeArguments[0].GetMembers(Config))
        .OfType<IPropertySymbol>()
        .FirstOrDefault();
}
