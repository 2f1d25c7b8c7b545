using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Tests.Package;

/// <summary>What users get: the packed nupkg of this build, opened.</summary>
public sealed class PackageTests
{
    private const string Analyzers = "analyzers/dotnet/cs/KafkaDurability.Analyzers.dll";
    private const string CodeFixes = "analyzers/dotnet/cs/KafkaDurability.Analyzers.CodeFixes.dll";

    /// <summary>
    /// The newest versions that the oldest supported host (the .NET 8 SDK, Visual Studio 17.8) can load.
    /// What is not listed must not be referenced: no other assembly travels with the package.
    /// </summary>
    private static readonly Dictionary<string, Version> Ceiling = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),  // spans; Microsoft.CodeAnalysis 4.8 references the same version
    };

    /// <summary>
    /// What only the fixers may use. System.Composition.AttributedModel is left out on purpose: [Shared] on a fixer
    /// would reference its version 9, which older hosts lack, and a fixer without state does not need it.
    /// </summary>
    private static readonly Dictionary<string, Version> CodeFixesCeiling = new(Ceiling)
    {
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 8, 0, 0),
        ["KafkaDurability.Analyzers"] = typeof(PackageTests).Assembly.GetName().Version!,
    };

    /// <summary>A DLL without these is none of ours, or was not read.</summary>
    private static readonly HashSet<string> AlwaysReferenced = ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"];

    [Fact]
    public void The_package_holds_the_two_assemblies_the_pages_and_what_the_build_reads_and_nothing_else()
    {
        using var package = Open();

        // [Content_Types].xml, _rels and package/services are the container's own.
        var files = package.Entries.Select(entry => entry.FullName)
            .Where(name => name is not ("[Content_Types].xml" or "_rels/.rels") && !name.StartsWith("package/services/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        string[] build = ["KafkaDurability.Analyzers.props", "KafkaDurability.Analyzers.targets", "Strict.globalconfig"];
        var pages = Repository.Files("docs", "*.md").Select(path => path.Replace('\\', '/')).Select(path => path[path.LastIndexOf("/docs/", StringComparison.Ordinal)..].TrimStart('/'))
            .Where(path => path.Count(letter => letter == '/') == 1 || path.StartsWith("docs/rules/", StringComparison.Ordinal));
        string[] expected = ["KafkaDurability.Analyzers.nuspec", "README.md", CodeFixes, Analyzers, .. build.Select(file => "buildTransitive/" + file), .. pages];
        Assert.Equal(expected.Order(StringComparer.Ordinal), files);
    }

    [Fact]
    public void The_nuspec_describes_a_development_dependency_without_dependencies()
    {
        using var package = Open();
        using var stream = package.GetEntry("KafkaDurability.Analyzers.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal("KafkaDurability.Analyzers", Value("id"));
        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Null(Value("dependencies"));
        Assert.Null(Value("frameworkAssemblies"));
        Assert.Equal(Repository.Address, Value("projectUrl"));
        Assert.False(string.IsNullOrWhiteSpace(Value("description")));
    }

    [Fact]
    public void The_analyzers_load_in_the_oldest_supported_host() => AssertWithin(Ceiling, Analyzers);

    [Fact]
    public void The_fixers_load_in_the_oldest_supported_host() => AssertWithin(CodeFixesCeiling, CodeFixes);

    [Theory]
    [InlineData("KafkaDurability.Analyzers")]
    [InlineData("KafkaDurability.Analyzers.CodeFixes")]
    public void Only_what_the_compiler_looks_for_is_public(string assembly)
    {
        Type[] allowed = [typeof(DiagnosticAnalyzer), typeof(DiagnosticSuppressor), typeof(CodeFixProvider)];
        var others = Assembly.Load(assembly).GetExportedTypes().Where(type => !allowed.Any(type.IsSubclassOf)).Select(type => type.FullName);

        Assert.True(!others.Any(), "These types are public but nobody outside calls them; make them internal: " + string.Join(", ", others));
    }

    private static void AssertWithin(Dictionary<string, Version> ceiling, string dll)
    {
        var references = References(dll);
        Assert.Superset(AlwaysReferenced, references.Select(reference => reference.Name!).ToHashSet());
        var tooNew = references
            .Where(reference => !ceiling.TryGetValue(reference.Name!, out var newest) || reference.Version > newest)
            .Select(reference => $"{reference.Name} {reference.Version}");

        Assert.True(!tooNew.Any(), $"{dll} references what an older host does not have: {string.Join(", ", tooNew)}");
    }

    private static List<AssemblyName> References(string dll)
    {
        using var package = Open();
        using var content = new MemoryStream();
        using (var stream = package.GetEntry(dll)!.Open())
        {
            stream.CopyTo(content);
        }

        content.Position = 0;
        using var image = new PEReader(content);
        var reader = image.GetMetadataReader();
        return reader.AssemblyReferences.Select(handle => reader.GetAssemblyReference(handle).GetAssemblyName()).ToList();
    }

    private static ZipArchive Open() =>
        ZipFile.OpenRead(Path.Combine(AppContext.BaseDirectory, "Package", "KafkaDurability.Analyzers.nupkg"));
}
