using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Flow;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>The messages that a value is made from, and what of each it carries.</summary>
internal sealed class Derivation : IEquatable<Derivation>
{
    private readonly SmallMap<ConsumedMessage, MessageParts> _parts;

    private Derivation(SmallMap<ConsumedMessage, MessageParts> parts) => _parts = parts;

    public static Derivation None { get; } = new(SmallMap<ConsumedMessage, MessageParts>.Empty);

    public bool IsNone => _parts.IsEmpty;

    public SmallMap<ConsumedMessage, MessageParts> Parts => _parts;

    public static Derivation Of(ConsumedMessage message, MessageParts parts) =>
        parts == MessageParts.None ? None : new(None._parts.SetItem(message, parts));

    public bool Has(MessageParts parts)
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
    public IReadOnlyList<ConsumedMessage> With(MessageParts parts)
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

    public MessageParts Of(ConsumedMessage message) => _parts.TryGetValue(message, out var own) ? own : MessageParts.None;

    public Derivation Union(Derivation other)
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

        return ReferenceEquals(parts, _parts) ? this : new Derivation(parts);
    }

    public Derivation Without(ConsumedMessage message) => _parts.ContainsKey(message) ? With(_parts.Remove(message)) : this;

    public Derivation Select(Func<MessageParts, MessageParts> change)
    {
        var parts = _parts;
        foreach (var own in _parts)
        {
            var changed = change(own.Value);
            parts = changed == own.Value ? parts : changed == MessageParts.None ? parts.Remove(own.Key) : parts.SetItem(own.Key, changed);
        }

        return ReferenceEquals(parts, _parts) ? this : With(parts);
    }

    public bool Equals(Derivation? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || _parts.IsSame(other._parts, static (mine, twin) => mine == twin));

    public override bool Equals(object? obj) => Equals(obj as Derivation);

    public override int GetHashCode() => _parts.Count;

    private static Derivation With(SmallMap<ConsumedMessage, MessageParts> parts) => parts.IsEmpty ? None : new(parts);
}
