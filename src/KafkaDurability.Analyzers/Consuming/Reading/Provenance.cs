using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Flow;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>The messages that a value is made from, and what of each it carries.</summary>
internal sealed class Provenance : IEquatable<Provenance>
{
    private readonly SmallMap<ConsumedMessage, MessageFacets> _parts;

    private Provenance(SmallMap<ConsumedMessage, MessageFacets> parts) => _parts = parts;

    public static Provenance None { get; } = new(SmallMap<ConsumedMessage, MessageFacets>.Empty);

    public bool IsNone => _parts.IsEmpty;

    public SmallMap<ConsumedMessage, MessageFacets> Parts => _parts;

    public static Provenance Of(ConsumedMessage message, MessageFacets parts) =>
        parts == MessageFacets.None ? None : new(None._parts.SetItem(message, parts));

    public bool Has(MessageFacets parts)
    {
        foreach (var own in _parts)
        {
            if ((own.Value & parts) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The messages of which the value carries one of these parts.</summary>
    public IReadOnlyList<ConsumedMessage> With(MessageFacets parts)
    {
        if (!Has(parts))
        {
            return [];
        }

        var messages = new List<ConsumedMessage>();
        foreach (var own in _parts)
        {
            if ((own.Value & parts) != 0)
            {
                messages.Add(own.Key);
            }
        }

        return messages;
    }

    public MessageFacets Of(ConsumedMessage message) => _parts.TryGetValue(message, out var own) ? own : MessageFacets.None;

    public Provenance Union(Provenance other)
    {
        if (other.IsNone || ReferenceEquals(this, other))
        {
            return this;
        }

        if (IsNone)
        {
            return other;
        }

        var parts = _parts;
        foreach (var own in other._parts)
        {
            parts = parts.SetItem(own.Key, own.Value | Of(own.Key));
        }

        return ReferenceEquals(parts, _parts) ? this : new Provenance(parts);
    }

    public Provenance Without(ConsumedMessage message) => _parts.ContainsKey(message) ? With(_parts.Remove(message)) : this;

    public Provenance Select(Func<MessageFacets, MessageFacets> change)
    {
        var parts = _parts;
        foreach (var own in _parts)
        {
            var changed = change(own.Value);
            parts = changed == own.Value ? parts : changed == MessageFacets.None ? parts.Remove(own.Key) : parts.SetItem(own.Key, changed);
        }

        return ReferenceEquals(parts, _parts) ? this : With(parts);
    }

    public bool Equals(Provenance? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || _parts.IsSame(other._parts, static (mine, twin) => mine == twin));

    public override bool Equals(object? obj) => Equals(obj as Provenance);

    public override int GetHashCode() => _parts.Count;

    private static Provenance With(SmallMap<ConsumedMessage, MessageFacets> parts) => parts.IsEmpty ? None : new(parts);
}
