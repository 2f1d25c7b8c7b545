using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Values;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>One setting at one point: <c>Unset | Known(value, origin) | Unknown</c>, one or more of them.</summary>
internal sealed class SettingFact
{
    private readonly Cell _slot;
    private readonly bool _open;

    public SettingFact(Setting setting, Cell slot, bool open)
    {
        Setting = setting;
        _slot = slot;
        _open = open;
    }

    public Setting Setting { get; }

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

    private SettingValue? Default => Setting.Default is { } text ? SettingValue.FromText(Setting, text) : null;
}
