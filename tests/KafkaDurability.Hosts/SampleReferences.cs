using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>
/// What code in tests is compiled against: here the assemblies of the framework that runs, as the packaged reference
/// assemblies need a newer Roslyn.
/// </summary>
internal static class SampleReferences
{
    private const string Prefix = "Client:";

    private static readonly Dictionary<string, string> s_clients = typeof(SampleReferences).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(attribute => attribute.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(attribute => attribute.Key[Prefix.Length..], attribute => attribute.Value!);

    private static readonly ImmutableArray<MetadataReference> s_framework = [.. Trusted(Path.GetDirectoryName(typeof(object).Assembly.Location)!)];

    private static readonly ImmutableArray<MetadataReference> s_extensions =
        [.. Trusted(AppContext.BaseDirectory).Where(reference => Path.GetFileName(reference.Display!).StartsWith("Microsoft.Extensions.", StringComparison.Ordinal))];

    /// <summary>The versions of Confluent.Kafka, from the oldest to the newest.</summary>
    public static IReadOnlyList<string> ClientVersions { get; } = [.. s_clients.Keys.OrderBy(Version.Parse)];

    /// <summary>The framework and the newest Kafka client.</summary>
    public static ImmutableArray<MetadataReference> Client { get; } = ClientOf(ClientVersions[^1]);

    /// <summary>These, and the Microsoft.Extensions packages.</summary>
    public static ImmutableArray<MetadataReference> Hosting { get; } = HostingOf(ClientVersions[^1]);

    /// <summary>The same with another version of the Kafka client.</summary>
    public static ImmutableArray<MetadataReference> HostingOf(string version) => [.. ClientOf(version), .. s_extensions];

    public static Version FileVersionOf(string version) => Version.Parse(FileVersionInfo.GetVersionInfo(s_clients[version]).FileVersion!);

    private static ImmutableArray<MetadataReference> ClientOf(string version) => [.. s_framework, MetadataReference.CreateFromFile(s_clients[version])];


    private static IEnumerable<MetadataReference> Trusted(string folder) => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(path => Path.TrimEndingDirectorySeparator(folder) == Path.GetDirectoryName(path))
        .Select(path => MetadataReference.CreateFromFile(path));
}
