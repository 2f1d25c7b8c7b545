using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace KafkaDurability.Analyzers.Flow;

/// <summary>An immutable set of a few things, such as the values that an expression may have: an array, as most hold one.</summary>
/// <remarks>A change that changes nothing returns the same set.</remarks>
internal sealed class SmallSet<T> : IReadOnlyCollection<T>
    where T : notnull
{
    public static readonly SmallSet<T> Empty = new([]);

    private readonly T[] _items;

    private SmallSet(T[] items) => _items = items;

    public int Count => _items.Length;

    public bool IsEmpty => _items.Length == 0;

    public static SmallSet<T> Of(T item) => new([item]);

    public static SmallSet<T> Of(IEnumerable<T> items)
    {
        var distinct = items.Distinct().ToArray();
        return distinct.Length == 0 ? Empty : new(distinct);
    }

    public bool Contains(T item)
    {
        foreach (var own in _items)
        {
            if (EqualityComparer<T>.Default.Equals(own, item))
            {
                return true;
            }
        }

        return false;
    }

    public SmallSet<T> Add(T item)
    {
        if (Contains(item))
        {
            return this;
        }

        var items = new T[_items.Length + 1];
        Array.Copy(_items, items, _items.Length);
        items[_items.Length] = item;
        return new(items);
    }

    public SmallSet<T> Union(SmallSet<T> other)
    {
        if (ReferenceEquals(this, other) || other.IsEmpty)
        {
            return this;
        }

        if (IsEmpty)
        {
            return other;
        }

        List<T>? added = null;
        foreach (var item in other._items)
        {
            if (!Contains(item))
            {
                (added ??= [.. _items]).Add(item);
            }
        }

        return added is null ? this : new(added.ToArray());
    }

    public bool SetEquals(SmallSet<T> other) =>
        ReferenceEquals(this, other) || (_items.Length == other._items.Length && _items.All(other.Contains));

    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <summary>Walks the items; a structure, so that a foreach costs nothing.</summary>
    public struct Enumerator(T[] items)
    {
        private int _at = -1;

        public readonly T Current => items[_at];

        public bool MoveNext() => ++_at < items.Length;
    }
}

internal static class SmallSetExtensions
{
    public static SmallSet<T> ToSmallSet<T>(this IEnumerable<T> items)
        where T : notnull => SmallSet<T>.Of(items);
}
