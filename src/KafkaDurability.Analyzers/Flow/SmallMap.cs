using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace KafkaDurability.Analyzers.Flow;

/// <summary>
/// An immutable dictionary for states. Most hold a few entries and are copied, walked and compared at every step, where
/// an array is a tenth of the cost of a tree; past a bound it is one.
/// </summary>
/// <remarks>As that of <see cref="ImmutableDictionary{TKey, TValue}"/>, a change that changes nothing returns the same map.</remarks>
internal sealed class SmallMap<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    /// <summary>Entries that an array holds; more make a search through them slower than a tree.</summary>
    private const int Few = 8;

    public static readonly SmallMap<TKey, TValue> Empty = new([], null);

    private readonly KeyValuePair<TKey, TValue>[] _few;
    private readonly ImmutableDictionary<TKey, TValue>? _many;

    private SmallMap(KeyValuePair<TKey, TValue>[] few, ImmutableDictionary<TKey, TValue>? many)
    {
        _few = few;
        _many = many;
    }

    public int Count => _many?.Count ?? _few.Length;

    public bool IsEmpty => Count == 0;

    public IEnumerable<TKey> Keys => this.Select(entry => entry.Key);

    public IEnumerable<TValue> Values => this.Select(entry => entry.Value);

    public bool TryGetValue(TKey key, out TValue value)
    {
        if (_many is not null)
        {
            return _many.TryGetValue(key, out value!);
        }

        var at = IndexOf(key);
        value = at < 0 ? default! : _few[at].Value;
        return at >= 0;
    }

    public bool ContainsKey(TKey key) => _many?.ContainsKey(key) ?? IndexOf(key) >= 0;

    public SmallMap<TKey, TValue> SetItem(TKey key, TValue value)
    {
        if (_many is not null)
        {
            return Of(_many.SetItem(key, value));
        }

        var at = IndexOf(key);
        if (at >= 0 && EqualityComparer<TValue>.Default.Equals(_few[at].Value, value))
        {
            return this;
        }

        if (at < 0 && _few.Length == Few)
        {
            return Of(_few.ToImmutableDictionary().Add(key, value));
        }

        var entries = new KeyValuePair<TKey, TValue>[at < 0 ? _few.Length + 1 : _few.Length];
        Array.Copy(_few, entries, _few.Length);
        entries[at < 0 ? _few.Length : at] = new(key, value);
        return new(entries, null);
    }

    public SmallMap<TKey, TValue> Remove(TKey key)
    {
        if (_many is not null)
        {
            return Of(_many.Remove(key));
        }

        var at = IndexOf(key);
        if (at < 0)
        {
            return this;
        }

        var entries = new KeyValuePair<TKey, TValue>[_few.Length - 1];
        Array.Copy(_few, entries, at);
        Array.Copy(_few, at + 1, entries, at, entries.Length - at);
        return new(entries, null);
    }

    /// <summary>The entries that are wanted.</summary>
    public SmallMap<TKey, TValue> Where(Func<TKey, TValue, bool> isWanted)
    {
        var map = this;
        foreach (var entry in this)
        {
            map = isWanted(entry.Key, entry.Value) ? map : map.Remove(entry.Key);
        }

        return map;
    }

    /// <summary>The same keys with other values.</summary>
    public SmallMap<TKey, TValue> Select(Func<TKey, TValue, TValue> change)
    {
        var map = this;
        foreach (var entry in this)
        {
            var value = change(entry.Key, entry.Value);
            map = ReferenceEquals(value, entry.Value) ? map : map.SetItem(entry.Key, value);
        }

        return map;
    }

    /// <summary>Whether both have the same keys, and values that are the same in pairs.</summary>
    public bool IsSame(SmallMap<TKey, TValue> other, Func<TValue, TValue, bool> areSame)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (Count != other.Count)
        {
            return false;
        }

        foreach (var entry in this)
        {
            if (!other.TryGetValue(entry.Key, out var twin) || !areSame(entry.Value, twin))
            {
                return false;
            }
        }

        return true;
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private SmallMap<TKey, TValue> Of(ImmutableDictionary<TKey, TValue> many) => ReferenceEquals(many, _many) ? this : new([], many);

    private int IndexOf(TKey key)
    {
        for (var i = 0; i < _few.Length; i++)
        {
            if (EqualityComparer<TKey>.Default.Equals(_few[i].Key, key))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Walks the entries; a structure, so that a foreach costs nothing.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<TKey, TValue>>
    {
        private readonly KeyValuePair<TKey, TValue>[] _few;
        private readonly bool _isTree;
        private ImmutableDictionary<TKey, TValue>.Enumerator _tree;
        private int _at;

        internal Enumerator(SmallMap<TKey, TValue> map)
        {
            _few = map._few;
            _isTree = map._many is not null;
            _tree = map._many?.GetEnumerator() ?? default;
            _at = -1;
        }

        public readonly KeyValuePair<TKey, TValue> Current => _isTree ? _tree.Current : _few[_at];

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => _isTree ? _tree.MoveNext() : ++_at < _few.Length;

        public void Reset() => throw new NotSupportedException();

        public void Dispose()
        {
            if (_isTree)
            {
                _tree.Dispose();
            }
        }
    }
}
