using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What one key of a settings dictionary may hold at one point.</summary>
/// <param name="Writes">The writes that may be in effect.</param>
/// <param name="MaybeUnset">On some path nothing here has written it.</param>
/// <param name="MaybeOther">Code that is not in sight may have written over it.</param>
internal sealed record Slot(SmallSet<SettingWrite> Writes, bool MaybeUnset, bool MaybeOther)
{
    public static readonly Slot Unset = new(SmallSet<SettingWrite>.Empty, MaybeUnset: true, MaybeOther: false);

    public bool Equals(Slot? other) =>
        other is not null && (ReferenceEquals(this, other) || MaybeUnset == other.MaybeUnset && MaybeOther == other.MaybeOther && Writes.SetEquals(other.Writes));

    public override int GetHashCode() => Writes.Count;

    public Slot Join(Slot other)
    {
        var joined = new Slot(Writes.Union(other.Writes), MaybeUnset || other.MaybeUnset, MaybeOther || other.MaybeOther);
        return ReferenceEquals(joined.Writes, Writes) && joined.MaybeUnset == MaybeUnset && joined.MaybeOther == MaybeOther ? this : joined;
    }

    /// <summary>This slot's writes done after those of <paramref name="before"/>.</summary>
    public Slot After(Slot before) => MaybeUnset
        ? new(Writes.Union(before.Writes), before.MaybeUnset, MaybeOther || before.MaybeOther)
        : this;
}

/// <summary>What a settings dictionary may hold at one point: a slot for each key as it is spelt.</summary>
/// <param name="Order">The keys in the order in which they came in; the client applies them in this order.</param>
/// <param name="Open">It was handed to code that is not in sight, which may write any key.</param>
/// <remarks>For an object that comes from outside, this is what the code in sight does to it.</remarks>
internal sealed record StoreState(SmallMap<string, Slot> Slots, ImmutableList<string> Order, bool Open)
{
    public static readonly StoreState Empty = new(SmallMap<string, Slot>.Empty, ImmutableList<string>.Empty, Open: false);

    public Slot this[string key] => Slots.TryGetValue(key, out var slot) ? slot : Slot.Unset;

    public bool Equals(StoreState? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (Open == other.Open && Slots.IsSame(other.Slots, static (mine, twin) => mine.Equals(twin)) && (Order == other.Order || Order.SequenceEqual(other.Order))));

    public override int GetHashCode() => Slots.Count;

    /// <param name="certain">False where the write may be to another object as well.</param>
    public StoreState Write(string key, IEnumerable<SettingWrite> writes, bool certain)
    {
        var slot = new Slot(writes.ToSmallSet(), MaybeUnset: false, MaybeOther: false);
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
        Slots.Select(static (_, slot) => slot.MaybeOther ? slot : slot with { MaybeOther = true }),
        Order,
        Open: true);

    /// <summary>The same where what settings files say may be written over.</summary>
    public StoreState WithoutFiles() => this with
    {
        Slots = Slots.Select(static (_, slot) => slot.Writes.Any(write => write.File is not null)
            ? slot with { Writes = slot.Writes.Where(write => write.File is null).ToSmallSet(), MaybeOther = true }
            : slot),
    };

    /// <summary>The same where other code writes over some keys.</summary>
    public StoreState Forget(Func<string, bool> isOverridden) => this with
    {
        Slots = Slots.Select((key, slot) => isOverridden(key) ? new Slot(SmallSet<SettingWrite>.Empty, MaybeUnset: true, MaybeOther: true) : slot),
    };

    /// <summary>Something that is not in sight may write this key.</summary>
    public StoreState Doubt(string key) => this with
    {
        Slots = Slots.SetItem(key, this[key] with { MaybeOther = true }),
        Order = Order.Contains(key) ? Order : Order.Add(key),
    };

    public StoreState Join(StoreState other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        var slots = Slots.Select((key, slot) => slot.Join(other[key]));
        foreach (var slot in other.Slots)
        {
            slots = slots.ContainsKey(slot.Key) ? slots : slots.SetItem(slot.Key, Slot.Unset.Join(slot.Value));
        }

        return With(slots, Together(Order, other.Order), Open || other.Open);
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

        return before.With(slots, Together(before.Order, Order), Open || before.Open);
    }

    private StoreState With(SmallMap<string, Slot> slots, ImmutableList<string> order, bool open) =>
        ReferenceEquals(slots, Slots) && ReferenceEquals(order, Order) && open == Open ? this : new(slots, order, open);

    private static ImmutableList<string> Together(ImmutableList<string> first, ImmutableList<string> then)
    {
        if (ReferenceEquals(first, then) || then.IsEmpty)
        {
            return first;
        }

        return first.IsEmpty ? then : first.AddRange(then.Where(key => !first.Contains(key)));
    }
}
