using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>One set of settings with everything in sight that happens to it; what the settings rules judge.</summary>
internal sealed class ConfigObject
{
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

    public IEnumerable<ClientCall> Calls => CallsBy.Select(by => by.Call).Distinct();

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
        Snapshots = Snapshots.Select(snapshot => snapshot with { State = snapshot.State.WithoutFiles(), IsForeign = true }).ToImmutableArray(),
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
    public IEnumerable<(SettingWrite Write, ConfigSnapshot Snapshot)> Writes(Setting setting) =>
        Snapshots.SelectMany(snapshot => snapshot[setting].Writes.Select(write => (write, snapshot)))
            .GroupBy(pair => pair.write).Select(group => group.First());
}

/// <summary>What the settings may hold at one point.</summary>
/// <param name="Kind">The clients that are, or would be, built from it.</param>
/// <param name="IsBuilt">A client is built from it here.</param>
/// <param name="IsForeign">It comes from outside, so settings not written in sight may have any value.</param>
/// <param name="Branch">The way on which it got here.</param>
internal sealed record ConfigSnapshot(SettingsState State, ClientKinds Kind, bool IsBuilt, bool IsForeign, CallContext Branch)
{
    /// <summary>Where the client is built; null where none is.</summary>
    public SyntaxNode? BuiltAt { get; init; }

    /// <summary>The wrapping config that it is built through; null for the original.</summary>
    public Wrapping? Through { get; init; }

    /// <summary>Settings that nothing in sight writes may have been written elsewhere.</summary>
    public bool IsOpen => IsForeign || State.HasEscaped;

    public SettingFact this[Setting setting]
    {
        get
        {
            // One setting under several spellings: the client applies them in order, the last one counts.
            Cell? effective = null;
            foreach (var key in State.Order)
            {
                if (SettingTable.ByKey(key) == setting && State.Slots.TryGetValue(key, out var slot))
                {
                    effective = effective is null ? slot : slot.After(effective);
                }
            }

            return new SettingFact(setting, effective ?? Cell.Unset, IsOpen);
        }
    }

    /// <summary>Everything that is written, by key.</summary>
    public IEnumerable<SettingWrite> AllWrites => State.Slots.Values.SelectMany(slot => slot.Writes);
}

/// <summary>One setting at one point: <c>Unset | Known(value, origin) | Unknown</c>, one or more of them.</summary>
internal sealed class SettingFact
{
    private readonly Setting _setting;
    private readonly Cell _slot;
    private readonly bool _open;

    public SettingFact(Setting setting, Cell slot, bool open)
    {
        _setting = setting;
        _slot = slot;
        _open = open;
    }

    /// <summary>The writes that may be in effect.</summary>
    public SmallSet<SettingWrite> Writes => _slot.Writes;

    /// <summary>No path in sight sets it, and no other code can.</summary>
    public bool IsUnset => !_open && _slot is { MaybeUnset: true, MayBeOverwritten: false, Writes.IsEmpty: true };

    /// <summary>On each path in sight it is set, to values that are known.</summary>
    public bool IsKnown => _slot is { MaybeUnset: false, MayBeOverwritten: false } && Writes.Count > 0 && Writes.All(write => write.Value is { IsAccepted: true });

    /// <summary>On each path it is set, and to something that is not null or empty.</summary>
    public bool IsPresent => _slot is { MaybeUnset: false, MayBeOverwritten: false } && Writes.Count > 0 && Writes.All(write => write.IsPresent);

    /// <summary>One of the writes in sight gives the value, whether that is known or not.</summary>
    public bool IsWritten => _slot is { MaybeUnset: false, MayBeOverwritten: false } && Writes.Count > 0;

    /// <summary>Whatever it is, it is known: written in sight, or left to its default.</summary>
    public bool IsDecided => IsUnset || IsKnown || !_open && !_slot.MayBeOverwritten && Writes.All(write => write.Value is { IsAccepted: true });

    /// <summary>Explicitly set, and to such a value, on each path.</summary>
    public bool IsSet(Func<SettingValue, bool> condition) => IsKnown && Writes.All(write => condition(write.Value!));

    /// <summary>Set to such a value, or left to a default that is one, on each path.</summary>
    public bool IsCertainly(Func<SettingValue, bool> condition) => IsDecided
        && Writes.All(write => condition(write.Value!))
        && (!_slot.MaybeUnset || Default is { } value && condition(value));

    /// <summary>Some code in sight sets it to such a value.</summary>
    public bool MayBeSet(Func<SettingValue, bool> condition) => Writes.Any(write => write.Value is { IsAccepted: true } value && condition(value));

    /// <summary>It cannot be such a value.</summary>
    public bool IsNever(Func<SettingValue, bool> condition) => IsDecided && !MayBeSet(condition)
        && (!_slot.MaybeUnset || Default is null || !condition(Default));

    private SettingValue? Default => _setting.Default is { } text ? SettingValue.FromText(_setting, text) : null;
}
