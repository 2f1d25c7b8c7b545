using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What is known at one point of a member: what places hold, and what the settings dictionaries hold.</summary>
internal sealed record ConfigState(
    SmallMap<AccessPath, SmallSet<AbstractValue>> Places,
    SmallMap<Site, ObjectState> Stores)
{
    public static readonly ConfigState Empty = new(
        SmallMap<AccessPath, SmallSet<AbstractValue>>.Empty,
        SmallMap<Site, ObjectState>.Empty);

    public ConfigState Set(AccessPath place, SmallSet<AbstractValue> values) => this with { Places = Places.SetItem(place, values) };

    public ConfigState Set(Site site, ObjectState store) => this with { Stores = Stores.SetItem(site, store) };

    public ObjectState Store(Site site) =>
        Stores.TryGetValue(site, out var store) ? store : ObjectState.Empty;

    public ConfigState Join(ConfigState other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        var places = Places;
        foreach (var place in other.Places)
        {
            places = places.SetItem(
                place.Key,
                Places.TryGetValue(place.Key, out var mine) ? Values.Join(mine, place.Value)
                : place.Key is MemberPath ? Values.Join(place.Value, Values.Unknown)
                : place.Value);
        }

        foreach (var place in Places)
        {
            // A field that only one path has written still may hold what it held before.
            if (place.Key is MemberPath && !other.Places.ContainsKey(place.Key))
            {
                places = places.SetItem(place.Key, Values.Join(place.Value, Values.Unknown));
            }
        }

        var stores = Stores;
        foreach (var store in other.Stores)
        {
            stores = stores.SetItem(store.Key, Stores.TryGetValue(store.Key, out var mine) ? mine.Join(store.Value) : store.Value);
        }

        return ReferenceEquals(places, Places) && ReferenceEquals(stores, Stores) ? this : new(places, stores);
    }

    public bool Equals(ConfigState? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (Places.IsSame(other.Places, static (mine, twin) => mine.SetEquals(twin)) && Stores.IsSame(other.Stores, static (mine, twin) => mine.Equals(twin))));

    public override int GetHashCode() => Places.Count;
}
