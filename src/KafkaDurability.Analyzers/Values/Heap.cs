using KafkaDurability.Analyzers.Flow;

namespace KafkaDurability.Analyzers.Values;

/// <summary>What is known at one point of a member: what places hold, and what the objects hold that are followed.</summary>
internal sealed record Heap(
    SmallMap<AccessPath, SmallSet<AbstractValue>> Places,
    SmallMap<Site, ObjectState> Objects)
{
    public static readonly Heap Empty = new(
        SmallMap<AccessPath, SmallSet<AbstractValue>>.Empty,
        SmallMap<Site, ObjectState>.Empty);

    public Heap Set(AccessPath place, SmallSet<AbstractValue> values) => this with { Places = Places.SetItem(place, values) };

    public Heap Set(Site site, ObjectState state) => this with { Objects = Objects.SetItem(site, state) };

    /// <returns>Null where nothing is written to the object yet.</returns>
    public ObjectState? Object(Site site) => Objects.TryGetValue(site, out var state) ? state : null;

    /// <returns>The same heap where the other one adds nothing.</returns>
    public Heap Join(Heap other)
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
                ValueSets.Join(Places.TryGetValue(place.Key, out var mine) ? mine : ValueSets.Unknown, place.Value));
        }

        foreach (var place in Places)
        {
            // A field or parameter that only one path has written still may hold what it held before.
            if (!other.Places.ContainsKey(place.Key))
            {
                places = places.SetItem(place.Key, ValueSets.Join(place.Value, ValueSets.Unknown));
            }
        }

        var objects = Objects;
        foreach (var twin in other.Objects)
        {
            objects = objects.SetItem(twin.Key, Objects.TryGetValue(twin.Key, out var mine) ? mine.Join(twin.Value) : OnOnePath(twin.Key, twin.Value));
        }

        foreach (var own in Objects)
        {
            objects = other.Objects.ContainsKey(own.Key) ? objects : objects.SetItem(own.Key, OnOnePath(own.Key, own.Value));
        }

        return ReferenceEquals(places, Places) && ReferenceEquals(objects, Objects) ? this : new(places, objects);
    }

    /// <summary>What is created on one path alone is as that path leaves it; what comes from outside is there on the other as well, and not written to.</summary>
    private static ObjectState OnOnePath(Site site, ObjectState state) => site.IsCreated ? state : state.After(null, certain: false);

    public bool Equals(Heap? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (Places.IsSame(other.Places, static (mine, twin) => mine.SetEquals(twin)) && Objects.IsSame(other.Objects, static (mine, twin) => mine.Equals(twin))));

    public override int GetHashCode() => Places.Count;
}
