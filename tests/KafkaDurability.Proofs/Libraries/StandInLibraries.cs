using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Tests.Libraries.StandIns;

/// <summary>What the page tests stand in for is here as it is: the pages' code is compiled against the libraries that it runs on.</summary>
internal static class StandInLibraries
{
    private static readonly string[] s_libraries = ["Wolverine", "JasperFx", "Streamiz", "Microsoft.Extensions"];

    private static readonly Lazy<List<MetadataReference>> s_references = new(() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => s_libraries.Any(library => Path.GetFileName(path).StartsWith(library, StringComparison.Ordinal)))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToList());

    /// <summary>The references of code that imports the libraries' namespaces; none for code that imports none.</summary>
    public static IEnumerable<MetadataReference> UsedBy(string code) =>
        code.Contains("using Wolverine", StringComparison.Ordinal) || code.Contains("using Streamiz", StringComparison.Ordinal) ? s_references.Value : [];

    public static bool IsFunctionApp(string code) => false;
}
