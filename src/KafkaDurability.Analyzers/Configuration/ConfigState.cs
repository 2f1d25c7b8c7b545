using System.Collections.Immutable;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What is known at one point of a member: what places hold, and what the settings dictionaries hold.</summary>
internal sealed record ConfigState(
    ImmutableDictionary<Place, ImmutableHashSet<AbstractValue>> Places,
    ImmutableDictionary<Site, StoreState> Stores)
{
    public static readonly ConfigState Empty = new(
        ImmutableDictionary<Place, ImmutableHashSet<AbstractValue>>.Empty,
        ImmutableDictionary<Site, StoreState>.Empty);

    public ConfigState Set(Place place, ImmutableHashSet<AbstractValue> values) => this with { Places = Places.SetItem(place, values) };

    public ConfigState Set(Site site, StoreState store) => this with { Stores = Stores.SetItem(site, store) };

    public StoreState Store(Site site) =>
        Stores.TryGetValue(site, out var store) ? store : StoreState.Empty;

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
                : place.Key is MemberPlace ? Values.Join(place.Value, Values.Unknown)
                : place.Value);
        }

        foreach (var place in Places)
        {
            // A field that only one path has written still may hold what it held before.
            if (place.Key is MemberPlace && !other.Places.ContainsKey(place.Key))
            {
                places = places.SetItem(place.Key, Values.Join(place.Value, Values.Unknown));
            }
        }

        var stores = Stores;
        foreach (var store in other.Stores)
        {
            stores = stores.SetItem(store.Key, Stores.TryGetValue(store.Key, out var mine) ? mine.Join(store.Value) : store.Value);
        }

        return new(places, stores);
    }

    public bool Equals(ConfigState? other) =>
        other is not null && Places.Count == other.Places.Count && Stores.Count == other.Stores.Count
        && Places.All(place => other.Places.TryGetValue(place.Key, out var twin) && place.Value.SetEquals(twin))
        && Stores.All(store => other.Stores.TryGetValue(store.Key, out var twin) && store.Value.Equals(twin));

    public override int GetHashCode() => Places.Count;
}
