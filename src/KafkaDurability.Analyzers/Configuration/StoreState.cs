using System.Collections.Immutable;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What one key of a settings dictionary may hold at one point.</summary>
/// <param name="Writes">The writes that may be in effect.</param>
/// <param name="MaybeUnset">On some path nothing here has written it.</param>
/// <param name="MaybeOther">Code that is not in sight may have written over it.</param>
internal sealed record Slot(ImmutableHashSet<SettingWrite> Writes, bool MaybeUnset, bool MaybeOther)
{
    public static readonly Slot Unset = new(ImmutableHashSet<SettingWrite>.Empty, MaybeUnset: true, MaybeOther: false);

    public bool Equals(Slot? other) =>
        other is not null && MaybeUnset == other.MaybeUnset && MaybeOther == other.MaybeOther && Writes.SetEquals(other.Writes);

    public override int GetHashCode() => Writes.Count;

    public Slot Join(Slot other) =>
        new(Writes.Union(other.Writes), MaybeUnset || other.MaybeUnset, MaybeOther || other.MaybeOther);

    /// <summary>This slot's writes done after those of <paramref name="before"/>.</summary>
    public Slot After(Slot before) => MaybeUnset
        ? new(Writes.Union(before.Writes), before.MaybeUnset, MaybeOther || before.MaybeOther)
        : this;
}

/// <summary>What a settings dictionary may hold at one point: a slot for each key as it is spelt.</summary>
/// <param name="Order">The keys in the order in which they came in; the client applies them in this order.</param>
/// <param name="Open">It was handed to code that is not in sight, which may write any key.</param>
/// <remarks>For an object that comes from outside, this is what the code in sight does to it.</remarks>
internal sealed record StoreState(ImmutableDictionary<string, Slot> Slots, ImmutableList<string> Order, bool Open)
{
    public static readonly StoreState Empty = new(ImmutableDictionary<string, Slot>.Empty, ImmutableList<string>.Empty, Open: false);

    public Slot this[string key] => Slots.TryGetValue(key, out var slot) ? slot : Slot.Unset;

    public bool Equals(StoreState? other) =>
        other is not null && Open == other.Open && Slots.Count == other.Slots.Count
        && Slots.All(slot => other.Slots.TryGetValue(slot.Key, out var twin) && slot.Value.Equals(twin))
        && Order.SequenceEqual(other.Order);

    public override int GetHashCode() => Slots.Count;

    /// <param name="certain">False where the write may be to another object as well.</param>
    public StoreState Write(string key, IEnumerable<SettingWrite> writes, bool certain)
    {
        var slot = new Slot(writes.ToImmutableHashSet(), MaybeUnset: false, MaybeOther: false);
        return this with
        {
            Slots = Slots.SetItem(key, certain ? slot : this[key].Join(slot)),
            Order = Order.Contains(key) ? Order : Order.Add(key),
        };
    }

    public StoreState Unset(string key, bool certain) => certain
        ? this with { Slots = Slots.Remove(key), Order = Order.Remove(key) }
        : this with { Slots = Slots.SetItem(key, this[key].Join(Slot.Unset)) };

    /// <summary>Code that is not in sight may write from here on.</summary>
    public StoreState Leak() => new(
        Slots.ToImmutableDictionary(slot => slot.Key, slot => slot.Value with { MaybeOther = true }),
        Order,
        Open: true);

    /// <summary>The same where what settings files say may be written over.</summary>
    public StoreState WithoutFiles() => this with
    {
        Slots = Slots.ToImmutableDictionary(
            slot => slot.Key,
            slot => slot.Value.Writes.Any(write => write.File is not null)
                ? slot.Value with { Writes = slot.Value.Writes.Where(write => write.File is null).ToImmutableHashSet(), MaybeOther = true }
                : slot.Value),
    };

    /// <summary>The same where other code writes over some keys.</summary>
    public StoreState Forget(Func<string, bool> isOverridden) => this with
    {
        Slots = Slots.ToImmutableDictionary(slot => slot.Key, slot => isOverridden(slot.Key) ? new Slot(ImmutableHashSet<SettingWrite>.Empty, MaybeUnset: true, MaybeOther: true) : slot.Value),
    };

    /// <summary>Something that is not in sight may write this key.</summary>
    public StoreState Doubt(string key) => this with
    {
        Slots = Slots.SetItem(key, this[key] with { MaybeOther = true }),
        Order = Order.Contains(key) ? Order : Order.Add(key),
    };

    public StoreState Join(StoreState other)
    {
        var slots = Slots;
        foreach (var key in Slots.Keys.Union(other.Slots.Keys))
        {
            slots = slots.SetItem(key, this[key].Join(other[key]));
        }

        return new(slots, Order.AddRange(other.Order.Where(key => !Order.Contains(key))), Open || other.Open);
    }

    /// <summary>The writes of this state done on top of another: those of a callee, or of another member on a field.</summary>
    /// <param name="certain">False where they may not have happened.</param>
    public StoreState After(StoreState before, bool certain)
    {
        var slots = before.Slots;
        foreach (var slot in Slots)
        {
            var after = slot.Value.After(before[slot.Key]);
            slots = slots.SetItem(slot.Key, certain ? after : before[slot.Key].Join(after));
        }

        return new(slots, before.Order.AddRange(Order.Where(key => !before.Order.Contains(key))), Open || before.Open);
    }
}
