using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>The messages that a value is made from, and what of each it carries.</summary>
internal sealed class Derivation : IEquatable<Derivation>
{
    private readonly ImmutableDictionary<ConsumedMessage, MessageParts> _parts;

    private Derivation(ImmutableDictionary<ConsumedMessage, MessageParts> parts) => _parts = parts;

    public static Derivation None { get; } = new(ImmutableDictionary<ConsumedMessage, MessageParts>.Empty);

    public bool IsNone => _parts.IsEmpty;

    public IEnumerable<KeyValuePair<ConsumedMessage, MessageParts>> Parts => _parts;

    public static Derivation Of(ConsumedMessage message, MessageParts parts) =>
        parts == MessageParts.None ? None : new(None._parts.Add(message, parts));

    public bool Has(MessageParts parts) => _parts.Values.Any(own => (own & parts) != 0);

    /// <summary>The messages of which the value carries one of these parts.</summary>
    public IEnumerable<ConsumedMessage> With(MessageParts parts) =>
        _parts.Where(own => (own.Value & parts) != 0).Select(own => own.Key);

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

        return new Derivation(parts);
    }

    public Derivation Without(ConsumedMessage message) => _parts.ContainsKey(message) ? new(_parts.Remove(message)) : this;

    public Derivation Select(Func<MessageParts, MessageParts> change)
    {
        var result = None;
        foreach (var own in _parts)
        {
            result = result.Union(Of(own.Key, change(own.Value)));
        }

        return result;
    }

    public bool Equals(Derivation? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (_parts.Count == other._parts.Count && _parts.All(own => other.Of(own.Key) == own.Value)));

    public override bool Equals(object? obj) => Equals(obj as Derivation);

    public override int GetHashCode() => _parts.Count;
}
