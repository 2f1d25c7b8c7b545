using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>One set of settings with everything in sight that happens to it; what the settings rules judge.</summary>
/// <remarks>Every rule asks for a few settings and calls, which most objects do not have: they are looked up.</remarks>
internal sealed class ConfigObject
{
    private ILookup<Setting, (SettingWrite Write, ConfigSnapshot Snapshot)>? _writes;
    private ImmutableArray<ClientCall> _calls;

    /// <summary>Where it is created; null where it comes from outside.</summary>
    public SyntaxNode? Creation { get; init; }

    /// <summary>The section of the settings files that fills it; null where none does.</summary>
    public SettingsSection? Section { get; init; }

    /// <summary>The options that it is, in some member; null where it is none, or none that all who ask for share.</summary>
    public OptionsSource? Options { get; init; }

    /// <summary>One of the values that <see cref="Creation"/> takes out of <see cref="Section"/>; null where it is a creation by itself.</summary>
    public SettingWrite? BoundWrite => Section is null ? null : Snapshots.SelectMany(snapshot => snapshot.AllWrites)
        .FirstOrDefault(write => write.File is not null && !write.IsCopied && write.Node == Creation);

    /// <summary>The config classes that it is seen through, each with its creation.</summary>
    public ImmutableArray<ConfigView> Views { get; init; } = ImmutableArray<ConfigView>.Empty;

    /// <summary>The members that it, or a client built from it, is seen in.</summary>
    public ImmutableArray<SyntaxNode> SeenIn { get; init; } = ImmutableArray<SyntaxNode>.Empty;

    /// <summary>The clients that it configures, by its class or by the builder that it reaches.</summary>
    public ClientKinds Kinds { get; init; }

    /// <summary>Its state where a client is built from it; where none is in sight, its last state in sight.</summary>
    public ImmutableArray<ConfigSnapshot> Snapshots { get; init; } = ImmutableArray<ConfigSnapshot>.Empty;

    /// <summary>The calls in sight on the clients built from it, and whose clients they are.</summary>
    public ImmutableArray<(ClientCall Call, CallContext Branch)> CallsBy { get; init; } = ImmutableArray<(ClientCall, CallContext)>.Empty;

    public ImmutableArray<ClientCall> Calls => _calls.IsDefault ? _calls = CallsBy.Select(by => by.Call).Distinct().ToImmutableArray() : _calls;

    /// <summary>A client built from it also goes to code that is not in sight.</summary>
    public bool IsClientHandedOn { get; init; }

    /// <summary>The same where other code writes over what the files say.</summary>
    public ConfigObject WithoutFiles() => new()
    {
        Creation = Creation,
        Options = Options,
        Views = Views,
        SeenIn = SeenIn,
        Kinds = Kinds,
        Snapshots = Snapshots.Select(snapshot => snapshot.WithoutFiles()).ToImmutableArray(),
        CallsBy = CallsBy,
        IsClientHandedOn = IsClientHandedOn,
    };

    /// <summary>Whether it configures a client at all, and is no dictionary for something else.</summary>
    public bool IsConfig => Kinds != ClientKinds.None || !Views.IsEmpty;

    /// <summary>The creation that a setting for this kind of client can be added to.</summary>
    public SyntaxNode? CreationFor(ClientKinds kind) => Creation is null
        ? null
        : Views.FirstOrDefault(view => (view.Kinds & kind) != 0)?.Creation ?? Creation;

    public IEnumerable<ClientCall> CallsTo(string method) => Calls.Where(call => call.Method.Name == method);

    /// <summary>The calls on clients that may be the one built here.</summary>
    public IEnumerable<ClientCall> CallsTo(string method, ConfigSnapshot built) =>
        CallsBy.Where(by => by.Call.Method.Name == method && by.Branch.Meets(built.Branch)).Select(by => by.Call).Distinct();

    /// <summary>Whether it holds for each client that the calls may be on, where several are built side by side.</summary>
    public bool IsCertain(ConfigSnapshot built, Func<ConfigSnapshot, bool> holds) =>
        Built(built.Kind).Where(other => other.Branch == built.Branch).All(holds);

    /// <summary>The snapshots of a client's building.</summary>
    public IEnumerable<ConfigSnapshot> Built(ClientKinds kind) => Snapshots.Where(snapshot => snapshot.IsBuilt && (snapshot.Kind & kind) != 0);

    /// <summary>Each write that is in effect somewhere, with the snapshots that it is in effect in.</summary>
    public IEnumerable<(SettingWrite Write, ConfigSnapshot Snapshot)> Writes(Setting setting) => (_writes ??= WritesBySetting())[setting];

    private ILookup<Setting, (SettingWrite Write, ConfigSnapshot Snapshot)> WritesBySetting() => Snapshots
        .SelectMany(snapshot => snapshot.Written.SelectMany(fact => fact.Writes.Select(write => (fact.Setting, Write: write, Snapshot: snapshot))))
        .GroupBy(one => (one.Setting, one.Write)).Select(same => same.First())
        .ToLookup(one => one.Setting, one => (one.Write, one.Snapshot));
}
