using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Tool.Loading;

/// <summary>What code is compiled against where nothing is restored: the framework this tool runs on, ASP.NET where the machine has it, and the client.</summary>
internal static class StandInReferences
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_framework = new(() => Framework().ToImmutableArray());
    private static readonly Lazy<MetadataReference> s_client = new(() =>
    {
        using var stream = typeof(StandInReferences).Assembly.GetManifestResourceStream("references/Confluent.Kafka.dll")!;
        return MetadataReference.CreateFromStream(stream, filePath: "Confluent.Kafka.dll");
    });

    public static MetadataReference Client => s_client.Value;

    public static ImmutableArray<MetadataReference> All => s_framework.Value.Add(Client);

    private static IEnumerable<MetadataReference> Framework()
    {
        var runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        var web = Path.Combine(runtime, "..", "..", "Microsoft.AspNetCore.App", Path.GetFileName(runtime));
        return Assemblies(runtime).Concat(Directory.Exists(web) ? Assemblies(web) : []);
    }

    /// <summary>Native libraries lie beside the managed ones, and have other names.</summary>
    private static IEnumerable<MetadataReference> Assemblies(string folder) => Directory.EnumerateFiles(folder, "*.dll")
        .Where(file => Path.GetFileName(file) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
        .Where(file => !Path.GetFileName(file).Contains(".Native", StringComparison.Ordinal) && !Path.GetFileName(file).StartsWith("Microsoft.DiaSymReader", StringComparison.Ordinal))
        .Select(file => MetadataReference.CreateFromFile(file));
}
