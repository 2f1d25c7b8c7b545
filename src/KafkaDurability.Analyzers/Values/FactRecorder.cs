using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;

namespace KafkaDurability.Analyzers.Values;

/// <summary>Collects a member's facts in the last pass, when the states have come to rest.</summary>
internal sealed class FactRecorder
{
    private readonly HashSet<Fact> _facts = [];
    private readonly HashSet<Site> _deferred = [];

    public void Add(Fact fact) => _facts.Add(fact);

    /// <summary>Objects that a lambda captures: it may run later, when the member has written more to them.</summary>
    public void Defer(IEnumerable<Site> captured) => _deferred.UnionWith(captured);

    /// <summary>The facts, each kind by itself, those that may come true later as they are at the member's end.</summary>
    /// <param name="final">What the objects hold then.</param>
    public ImmutableArray<Fact[]> At(SmallMap<Site, ObjectState> final) => _facts
        .Select(fact => _deferred.Contains(fact.Site) && final.TryGetValue(fact.Site, out var end) ? fact.Late(end) : fact)
        .GroupBy(fact => fact.GetType(), Together)
        .ToImmutableArray();

    /// <summary>As an array of the kind, so that it need not be looked through for it.</summary>
    private static Fact[] Together(Type kind, IEnumerable<Fact> facts)
    {
        var all = facts.ToList();
        var together = (Fact[])Array.CreateInstance(kind, all.Count);
        all.CopyTo(together);
        return together;
    }
}
