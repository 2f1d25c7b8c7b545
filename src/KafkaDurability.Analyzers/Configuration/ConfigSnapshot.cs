using System.Collections.Immutable;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What the settings may hold at one point.</summary>
internal sealed class ConfigSnapshot(SettingsState state, ClientKinds kind, bool isBuilt, bool isForeign, CallContext branch)
{
    private Dictionary<Setting, SettingFact>? _written;
    private ImmutableArray<SettingWrite> _all;

    /// <summary>The clients that are, or would be, built from it.</summary>
    public ClientKinds Kind { get; } = kind;

    /// <summary>A client is built from it here.</summary>
    public bool IsBuilt { get; } = isBuilt;

    /// <summary>It comes from outside, so settings not written in sight may have any value.</summary>
    public bool IsForeign { get; } = isForeign;

    /// <summary>The way on which it got here.</summary>
    public CallContext Branch { get; } = branch;

    public SettingsState State { get; } = state;

    /// <summary>Where the client is built; null where none is.</summary>
    public SyntaxNode? BuiltAt { get; init; }

    /// <summary>The wrapping config that it is built through; null for the original.</summary>
    public Wrapping? Through { get; init; }

    /// <summary>Settings that nothing in sight writes may have been written elsewhere.</summary>
    public bool IsOpen => IsForeign || State.HasEscaped;

    public SettingFact this[Setting setting] => BySetting.TryGetValue(setting, out var fact) ? fact : new SettingFact(setting, Cell.Unset, IsOpen);

    /// <summary>The settings that something in sight writes.</summary>
    public IEnumerable<SettingFact> Written => BySetting.Values;

    /// <summary>Everything that is written, by key.</summary>
    public ImmutableArray<SettingWrite> AllWrites => _all.IsDefault ? _all = State.Slots.Values.SelectMany(slot => slot.Writes).ToImmutableArray() : _all;

    private Dictionary<Setting, SettingFact> BySetting => _written ??= Effective();

    /// <summary>The same where other code writes over what the files say.</summary>
    public ConfigSnapshot WithoutFiles() => new(State.WithoutFiles(), Kind, IsBuilt, isForeign: true, Branch) { BuiltAt = BuiltAt, Through = Through };

    /// <summary>One setting under several spellings: the client applies them in order, the last one counts.</summary>
    private Dictionary<Setting, SettingFact> Effective()
    {
        var cells = new Dictionary<Setting, Cell>();
        foreach (var key in State.Order)
        {
            if (SettingTable.ByKey(key) is { } setting && State.Slots.TryGetValue(key, out var cell))
            {
                cells[setting] = cells.TryGetValue(setting, out var before) ? cell.After(before) : cell;
            }
        }

        return cells.ToDictionary(own => own.Key, own => new SettingFact(own.Key, own.Value, IsOpen));
    }
}
