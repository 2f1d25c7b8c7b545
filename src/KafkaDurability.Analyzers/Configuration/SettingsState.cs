using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Values;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What one key of a settings dictionary may hold at one point.</summary>
/// <param name="Writes">The writes that may be in effect.</param>
/// <param name="MaybeUnset">On some path nothing here has written it.</param>
/// <param name="MayBeOverwritten">Code that is not in sight may have written over it.</param>
internal sealed record Cell(SmallSet<SettingWrite> Writes, bool MaybeUnset, bool MayBeOverwritten)
{
    public static readonly Cell Unset = new(SmallSet<SettingWrite>.Empty, MaybeUnset: true, MayBeOverwritten: false);

    public bool Equals(Cell? other) =>
        other is not null && (ReferenceEquals(this, other) || MaybeUnset == other.MaybeUnset && MayBeOverwritten == other.MayBeOverwritten && Writes.SetEquals(other.Writes));

    public override int GetHashCode() => Writes.Count;

    public Cell Join(Cell other)
    {
        var joined = new Cell(Writes.Union(other.Writes), MaybeUnset || other.MaybeUnset, MayBeOverwritten || other.MayBeOverwritten);
        return ReferenceEquals(joined.Writes, Writes) && joined.MaybeUnset == MaybeUnset && joined.MayBeOverwritten == MayBeOverwritten ? this : joined;
    }

    /// <summary>This slot's writes done after those of <paramref name="before"/>.</summary>
    public Cell After(Cell before) => MaybeUnset
        ? new(Writes.Union(before.Writes), before.MaybeUnset, MayBeOverwritten || before.MayBeOverwritten)
        : this;
}

/// <summary>What a settings dictionary may hold at one point: a slot for each key as it is spelt.</summary>
/// <param name="Order">The keys in the order in which they came in; the client applies them in this order.</param>
/// <param name="HasEscaped">It was handed to code that is not in sight, which may write any key.</param>
internal sealed record SettingsState(SmallMap<string, Cell> Slots, ImmutableList<string> Order, bool HasEscaped) : ObjectState(HasEscaped)
{
    public static readonly SettingsState Empty = new(SmallMap<string, Cell>.Empty, ImmutableList<string>.Empty, HasEscaped: false);

    /// <summary>An object of which nothing is known.</summary>
    public static readonly SettingsState Escaped = Empty with { HasEscaped = true };

    public Cell this[string key] => Slots.TryGetValue(key, out var slot) ? slot : Cell.Unset;

    public bool Equals(SettingsState? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (HasEscaped == other.HasEscaped && Slots.IsSame(other.Slots, static (mine, twin) => mine.Equals(twin)) && (Order == other.Order || Order.SequenceEqual(other.Order))));

    public override int GetHashCode() => Slots.Count;

    /// <param name="certain">False where the write may be to another object as well.</param>
    public SettingsState Write(string key, IEnumerable<SettingWrite> writes, bool certain)
    {
        var slot = new Cell(writes.ToSmallSet(), MaybeUnset: false, MayBeOverwritten: false);
        return this with
        {
            Slots = Slots.SetItem(key, certain ? slot : this[key].Join(slot)),
            Order = Order.Contains(key) ? Order : Order.Add(key),
        };
    }

    public SettingsState Unset(string key, bool certain) => certain
        ? this with { Slots = Slots.Remove(key), Order = Order.Remove(key) }
        : this with { Slots = Slots.SetItem(key, this[key].Join(Cell.Unset)) };

    /// <inheritdoc/>
    public override ObjectState Escape() => Overwritable();

    private SettingsState Overwritable() => With(Slots.Select(static (_, slot) => slot.MayBeOverwritten ? slot : slot with { MayBeOverwritten = true }), Order, open: true);

    /// <summary>The same where what settings files say may be written over.</summary>
    public SettingsState WithoutFiles() => this with
    {
        Slots = Slots.Select(static (_, slot) => slot.Writes.Any(write => write.File is not null)
            ? slot with { Writes = slot.Writes.Where(write => write.File is null).ToSmallSet(), MayBeOverwritten = true }
            : slot),
    };

    /// <summary>The same in another dictionary.</summary>
    public SettingsState Copied() => this with
    {
        Slots = Slots.Select(static (_, slot) => slot with { Writes = slot.Writes.Select(static write => write with { IsFromCopy = true }).ToSmallSet() }),
    };

    /// <summary>The same where other code writes over some keys.</summary>
    public SettingsState Forget(Func<string, bool> isOverridden) => this with
    {
        Slots = Slots.Select((key, slot) => isOverridden(key) ? new Cell(SmallSet<SettingWrite>.Empty, MaybeUnset: true, MayBeOverwritten: true) : slot),
    };

    /// <summary>Something that is not in sight may write this key.</summary>
    public SettingsState Doubt(string key) => this with
    {
        Slots = Slots.SetItem(key, this[key] with { MayBeOverwritten = true }),
        Order = Order.Contains(key) ? Order : Order.Add(key),
    };

    public override ObjectState Join(ObjectState other) => Join((SettingsState)other);

    public SettingsState Join(SettingsState other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        var slots = Slots.Select((key, slot) => slot.Join(other[key]));
        foreach (var slot in other.Slots)
        {
            slots = slots.ContainsKey(slot.Key) ? slots : slots.SetItem(slot.Key, Cell.Unset.Join(slot.Value));
        }

        return With(slots, Together(Order, other.Order), HasEscaped || other.HasEscaped);
    }

    public override ObjectState After(ObjectState? before, bool certain) => After(before as SettingsState ?? Empty, certain);

    /// <inheritdoc cref="ObjectState.After"/>
    public SettingsState After(SettingsState before, bool certain)
    {
        // Code that is not in sight may write over what was there.
        var known = HasEscaped ? before.Overwritable() : before;
        var slots = known.Slots;
        foreach (var slot in Slots)
        {
            var after = slot.Value.After(known[slot.Key]);
            slots = slots.SetItem(slot.Key, certain ? after : known[slot.Key].Join(after));
        }

        return before.With(slots, Together(before.Order, Order), HasEscaped || before.HasEscaped);
    }

    private SettingsState With(SmallMap<string, Cell> slots, ImmutableList<string> order, bool open) =>
        ReferenceEquals(slots, Slots) && ReferenceEquals(order, Order) && open == HasEscaped ? this : new(slots, order, open);

    private static ImmutableList<string> Together(ImmutableList<string> first, ImmutableList<string> then)
    {
        if (ReferenceEquals(first, then) || then.IsEmpty)
        {
            return first;
        }

        return first.IsEmpty ? then : first.AddRange(then.Where(key => !first.Contains(key)));
    }
}
