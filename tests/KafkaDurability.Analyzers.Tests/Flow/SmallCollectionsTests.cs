using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;

namespace KafkaDurability.Analyzers.Tests.Flow;

/// <summary>Each is held to the collection that it stands in for, below, at and past the number of entries where it changes its form.</summary>
public sealed class SmallCollectionsTests
{
    [Fact]
    public void A_map_does_what_an_immutable_dictionary_does()
    {
        var random = new Random(7);
        for (var run = 0; run < 200; run++)
        {
            var map = SmallMap<string, string>.Empty;
            var twin = ImmutableDictionary<string, string>.Empty;
            var keys = random.Next(1, 20);
            for (var step = 0; step < 60; step++)
            {
                var (key, value) = (Name(random.Next(keys)), Name(random.Next(3)));
                var (mapBefore, twinBefore) = (map, twin);
                switch (random.Next(4))
                {
                    case 0:
                        (map, twin) = (map.Remove(key), twin.Remove(key));
                        break;
                    case 1:
                        string[] some = [key, Name(random.Next(keys))];
                        (map, twin) = (map.Where((one, _) => !some.Contains(one)), twin.RemoveRange(some));
                        break;
                    default:
                        (map, twin) = (map.SetItem(key, value), twin.SetItem(key, value));
                        break;
                }

                Assert.Equal(ReferenceEquals(twinBefore, twin), ReferenceEquals(mapBefore, map));
                Assert.Equal(twin.Count, map.Count);
                Assert.Equal(twin.IsEmpty, map.IsEmpty);
                Assert.Equal(twin.OrderBy(entry => entry.Key), map.OrderBy(entry => entry.Key));
                Assert.Equal(twin.Keys.Order(), map.Keys.Order());
                Assert.Equal(twin.Values.Order(), map.Values.Order());
                Assert.Equal(twin.TryGetValue(key, out var expected), map.TryGetValue(key, out var actual));
                Assert.Equal(expected, actual);
                Assert.Equal(twin.ContainsKey(key), map.ContainsKey(key));
            }
        }

        // Equal keys that are not the same object: the names of a map come from anywhere.
        static string Name(int number) => new(["abcdefghijklmnopqrst"[number]]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(30)]
    public void Maps_are_the_same_whatever_way_they_came_to_be(int count)
    {
        var up = Enumerable.Range(0, count).Aggregate(SmallMap<int, string>.Empty, (map, key) => map.SetItem(key, "v" + key));
        var down = Enumerable.Range(0, count + 9).Reverse().Aggregate(SmallMap<int, string>.Empty, (map, key) => map.SetItem(key, "v" + key))
            .Where((key, _) => key < count);

        Assert.True(up.IsSame(down, string.Equals));
        Assert.True(down.IsSame(up, string.Equals));
        Assert.False(up.IsSame(down.SetItem(0, "other"), string.Equals));
        Assert.False(up.IsSame(down.Remove(0), string.Equals));
        Assert.Same(up, up.Select((_, value) => value));
        Assert.Equal(count, up.Select((key, value) => value + key).Values.Count(value => value.Length > 2));
    }

    [Fact]
    public void A_set_does_what_an_immutable_set_does()
    {
        var random = new Random(11);
        for (var run = 0; run < 200; run++)
        {
            var (left, right) = (Draw(random), Draw(random));
            var (one, other) = (left.ToSmallSet(), right.ToSmallSet());
            var union = one.Union(other);

            Assert.Equal(left.Union(right).Order(), union.Order());
            Assert.Equal(left.SetEquals(right), one.SetEquals(other));
            Assert.Equal(left.Contains(3), one.Contains(3));
            Assert.Equal(left.Add(3).Order(), one.Add(3).Order());
            Assert.Equal(right.IsSubsetOf(left), ReferenceEquals(one, union) || one.IsEmpty && other.IsEmpty);
            Assert.Equal(left.Count, one.Count);
        }

        static ImmutableHashSet<int> Draw(Random random) => [.. Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(8))];
    }
}
