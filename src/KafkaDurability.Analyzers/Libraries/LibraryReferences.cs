using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>Which libraries over the client a program references, in which versions.</summary>
internal sealed class LibraryReferences
{
    /// <summary>How the names of their assemblies, and of those that belong to them, begin.</summary>
    private static readonly string[] s_families =
    [
        "KafkaFlow", "MassTransit", "Wolverine", "JasperFx", "Marten", "Paramore.Brighter", "SlimMessageBus", "DotNetCore.CAP", "Silverback", "Streamiz", "Akka",
        "Microsoft.Azure.Functions", "Microsoft.Azure.WebJobs",
    ];

    private static readonly string[] s_platform = ["System", "Microsoft.Extensions", "Microsoft.AspNetCore", "mscorlib", "netstandard"];

    private readonly Dictionary<string, Version> _versions;
    private readonly ConcurrentDictionary<string, bool> _known = new();

    private LibraryReferences(Compilation compilation) => _versions = compilation.ReferencedAssemblyNames
        .Where(assembly => IsOf(assembly.Name, s_families))
        .GroupBy(assembly => assembly.Name)
        .ToDictionary(group => group.Key, group => group.First().Version);

    public static LibraryReferences Of(Compilation compilation) => new(compilation);

    public bool Has(string assembly) => _versions.ContainsKey(assembly);

    /// <summary>The version of an assembly; null where it is not referenced.</summary>
    public Version? VersionOf(string assembly) => _versions.TryGetValue(assembly, out var version) ? version : null;

    /// <summary>Whether the assembly is one of a library's own.</summary>
    public bool IsOfLibrary(IAssemblySymbol? assembly) => assembly is not null && _known.GetOrAdd(assembly.Name, name => _versions.ContainsKey(name) || IsOf(name, s_families));

    /// <summary>Whether the assembly is called as those of the libraries are.</summary>
    public static bool IsFamily(IAssemblySymbol? assembly) => assembly is not null && IsOf(assembly.Name, s_families);

    /// <summary>Whether the assembly is one of .NET's, which knows nothing of any builder.</summary>
    public static bool IsPlatform(IAssemblySymbol? assembly) => assembly is not null && IsOf(assembly.Name, s_platform);

    /// <summary>The name itself, or one with a point behind it.</summary>
    private static bool IsOf(string name, string[] families) => families.Any(family =>
        name.StartsWith(family, StringComparison.Ordinal) && (name.Length == family.Length || name[family.Length] == '.'));
}
