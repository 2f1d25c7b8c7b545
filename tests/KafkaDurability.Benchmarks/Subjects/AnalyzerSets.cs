using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Benchmarks.Subjects;

/// <summary>The analyzers that are compared, by the name of their package.</summary>
internal static class AnalyzerSets
{
    /// <summary>The compiler alone.</summary>
    public const string Compiler = "(compiler alone)";

    /// <summary>An analyzer that does nothing, and has the kind of action that this package had up to 0.1: the compiler binds every member for it.</summary>
    public const string NoOp = "(no-op analyzer)";

    public const string NoOpOnCode = "(no-op on code blocks)";

    /// <summary>The kind of action that this package has.</summary>
    public const string NoOpOnModels = "(no-op on semantic models)";

    public const string NoOpOnTrees = "(no-op on syntax trees)";

    public const string Ours = "KafkaDurability.Analyzers";

    public const string AllPeers = "(all other packages together)";

    private const string Prefix = "Peer:";

    private static readonly Dictionary<string, string> s_folders = typeof(AnalyzerSets).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(attribute => attribute.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(attribute => attribute.Key[Prefix.Length..], attribute => attribute.Value!);

    private static readonly ConcurrentDictionary<string, Lazy<ImmutableArray<Assembly>>> s_peers = new();

    public static IEnumerable<string> Peers => s_folders.Keys.Order(StringComparer.OrdinalIgnoreCase);

    public static ImmutableArray<DiagnosticAnalyzer> Of(string name) => name switch
    {
        Compiler => [],
        NoOp => [new NoOpAnalyzer(start => start.RegisterOperationBlockAction(_ => { }))],
        NoOpOnCode => [new NoOpAnalyzer(start => start.RegisterCodeBlockAction(_ => { }))],
        NoOpOnModels => [new NoOpAnalyzer(start => start.RegisterSemanticModelAction(_ => { }))],
        NoOpOnTrees => [new NoOpAnalyzer(start => start.RegisterSyntaxTreeAction(_ => { }))],
        AllPeers => [.. Peers.SelectMany(peer => Of(peer))],
        Ours => InstancesIn(typeof(ClientConfigAnalyzer).Assembly),
        _ => s_peers.GetOrAdd(name, key => new Lazy<ImmutableArray<Assembly>>(() => new PackageContext(Files(s_folders[key])).LoadAll())).Value
            .SelectMany(assembly => InstancesIn(assembly)).ToImmutableArray(),
    };

    /// <summary>What the SDK would hand to a compiler of this version: the newest flavour that it can load, without the other languages.</summary>
    private static IEnumerable<string> Files(string package)
    {
        var all = Directory.GetFiles(Path.Combine(package, "analyzers"), "*.dll", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".resources.dll", StringComparison.Ordinal) && !Path.GetDirectoryName(file)!.EndsWith("vb", StringComparison.Ordinal))
            .ToList();
        var flavours = all.Select(FlavourOf).OfType<Version>().Where(flavour => flavour <= typeof(Compilation).Assembly.GetName().Version).ToList();
        return flavours.Count == 0 ? all : all.Where(file => FlavourOf(file) == flavours.Max());
    }

    private static Version? FlavourOf(string file) => file.Split(Path.DirectorySeparatorChar)
        .Where(part => part.StartsWith("roslyn", StringComparison.Ordinal))
        .Select(part => Version.TryParse(part["roslyn".Length..], out var version) ? version : null)
        .FirstOrDefault();

    private static ImmutableArray<DiagnosticAnalyzer> InstancesIn(Assembly assembly) => TypesOf(assembly)
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer))
            && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .ToImmutableArray();

    /// <summary>Some types want assemblies of hosts; those are no analyzers.</summary>
    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return e.Types.OfType<Type>();
        }
    }

    /// <summary>A package's assemblies by themselves, as the compiler loads them: two packages may hold an assembly of the same name.</summary>
    private sealed class PackageContext(IEnumerable<string> files) : AssemblyLoadContext
    {
        private readonly Dictionary<string, string> _files = files.GroupBy(file => Path.GetFileNameWithoutExtension(file)).ToDictionary(same => same.Key, same => same.First());

        public ImmutableArray<Assembly> LoadAll() => [.. _files.Values.Select(LoadFromAssemblyPath)];

        protected override Assembly? Load(AssemblyName assemblyName) =>
            _files.TryGetValue(assemblyName.Name!, out var file) ? LoadFromAssemblyPath(file) : null;
    }
}
