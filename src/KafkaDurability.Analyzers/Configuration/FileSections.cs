using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>A section that code binds to the properties of config classes, and nothing else reads.</summary>
/// <param name="Types">The config classes.</param>
/// <param name="Binders">The code that binds.</param>
internal sealed record PropertySection(string Path, ImmutableArray<INamedTypeSymbol> Types, ImmutableArray<SyntaxNode> Binders);

/// <summary>What the sections of the settings files are for, as far as that can be told from them and from the code that binds them.</summary>
internal sealed class FileSections
{
    /// <summary>Stands for the code that is not there, where a section is judged by itself.</summary>
    private static readonly SyntaxNode s_nowhere = SyntaxFactory.ParseCompilationUnit("");

    private readonly ConfigModel _model;
    private readonly OptionsBindings _bindings;

    public FileSections(ConfigModel model, CancellationToken cancellation)
    {
        _model = model;
        _bindings = model.Bindings(cancellation);
    }

    /// <summary>The sections whose names must be those of properties.</summary>
    public IEnumerable<PropertySection> Bound()
    {
        var bindings = _bindings.All.Where(binding => binding.Path is { Length: > 0 })
            .SelectMany(binding => Holdings(binding.Path!, binding.Type, 0).Select(holding => (holding.Path, holding.Type, binding.Node, binding.IsStrict)));
        foreach (var section in bindings.GroupBy(binding => binding.Path, StringComparer.OrdinalIgnoreCase))
        {
            // Another type may know names that config classes do not know.
            if (section.All(binding => !binding.IsStrict && _model.Symbols.IsConfig(binding.Type, out _)) && !_bindings.IsReadOtherwise(section.Key))
            {
                yield return new PropertySection(
                    section.Key,
                    section.Select(binding => binding.Type).OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).ToImmutableArray(),
                    section.Select(binding => binding.Node).Distinct().ToImmutableArray());
            }
        }
    }

    /// <summary>
    /// The sections that no code in sight binds and that are plainly for a Kafka client, each as far as that shows:
    /// what code adds to them is not known.
    /// </summary>
    public IEnumerable<ConfigObject> Unbound()
    {
        // Code that binds a section nobody knows, or writes to options, may write over what the files say.
        if (_bindings.All.Any(binding => string.IsNullOrEmpty(binding.Path) && Holdings("", binding.Type, 0).Any(holding => _model.Symbols.IsConfig(holding.Type, out _))))
        {
            yield break;
        }

        foreach (var path in _model.Files.All.SelectMany(file => file.Settings).Select(setting => Outer(setting.Path)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (_model.Files.Section(path) is { } section && KindsOf(section) is var kinds && kinds != ClientKinds.None && !IsInSight(path))
            {
                yield return new ConfigObject
                {
                    Kinds = kinds,
                    Section = section,
                    Snapshots = ImmutableArray.Create(new ConfigSnapshot(
                        SectionWrites.Over(SettingsState.Empty, section, null, isProperty: true, s_nowhere), kinds, isBuilt: false, isForeign: true, new CallContext(null))),
                };
            }
        }
    }

    /// <summary>Whether code in sight names the section, or one around or in it: then it is judged where that code is.</summary>
    private bool IsInSight(string path) =>
        _bindings.All.Any(binding => binding.Path is { } bound && (Contains(path, bound) || Contains(bound, path)))
        || _model.Compilation.SyntaxTrees.Any(tree => tree.GetText().ToString().IndexOf(path + SettingsFile.Separator, StringComparison.OrdinalIgnoreCase) >= 0)
        || _bindings.IsReadOtherwise(path);

    private static bool Contains(string outer, string path) =>
        path.Length == outer.Length ? string.Equals(path, outer, StringComparison.OrdinalIgnoreCase)
        : path.StartsWith(outer + SettingsFile.Separator, StringComparison.OrdinalIgnoreCase);

    private static string Outer(string path) => path.LastIndexOf(':') is > 0 and var end ? path.Substring(0, end) : "";

    /// <summary>The clients that a section is for by its names; None where it may be for something else.</summary>
    private static ClientKinds KindsOf(SettingsSection section)
    {
        var settings = section.Entries.Select(entry => SettingTable.ByPropertyIgnoreCase(entry.Name)).OfType<Setting>().ToList();
        var isKafka = section.Path.IndexOf("Kafka", StringComparison.OrdinalIgnoreCase) >= 0;
        if (settings.Count == 0 || !isKafka && (settings.Count == 1 || !settings.Contains(Kafka.Settings.BootstrapServers)))
        {
            return ClientKinds.None;
        }

        var isProducer = settings.Any(setting => setting.Clients == ClientKinds.Producer && setting != Kafka.Settings.Acks);
        var isConsumer = settings.Any(setting => setting.Clients == ClientKinds.Consumer);
        return (isProducer || !isConsumer && settings.Contains(Kafka.Settings.Acks) ? ClientKinds.Producer : ClientKinds.None)
            | (isConsumer ? ClientKinds.Consumer : ClientKinds.None);
    }

    /// <summary>The path with its type, or those of a class of the user's that lie in it.</summary>
    private IEnumerable<(string Path, ITypeSymbol Type)> Holdings(string path, ITypeSymbol type, int depth)
    {
        if (_model.Symbols.IsConfig(type, out _) || !OptionsBindings.IsOwn(type))
        {
            return [(path, type)];
        }

        var inner = depth >= Limits.NestedSettings ? [] : type.GetMembers().OfType<IPropertySymbol>()
            .Where(property => !property.IsStatic && (OptionsBindings.IsOwn(property.Type) || _model.Symbols.IsConfig(property.Type, out _)))
            .SelectMany(property => Holdings(SectionPath.Join(path, property.Name), property.Type, depth + 1));
        return inner.Prepend((path, type));
    }
}
