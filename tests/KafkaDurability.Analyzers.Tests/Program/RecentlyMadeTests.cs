using System.Runtime.CompilerServices;
using KafkaDurability.Analyzers.Program;

namespace KafkaDurability.Analyzers.Tests.Program;

public sealed class RecentlyMadeTests
{
    private readonly RecentlyMade<string, object> _made = new(2);
    private readonly List<string> _calls = [];

    [Fact]
    public void TheLastOnesStay()
    {
        Ask("a", "b", "c");
        Collect();
        Ask("b", "c");
        Assert.Equal(["a", "b", "c"], _calls);
    }

    [Fact]
    public void AnOlderOneIsMadeAgain()
    {
        Ask("a", "b", "c");
        Collect();
        Ask("a");
        Assert.Equal(["a", "b", "c", "a"], _calls);
    }

    [Fact]
    public void AnOlderOneIsTheSameAsLongAsSomebodyHasIt()
    {
        var held = _made.Of("a", Make);
        Ask("b", "c");
        Collect();
        Assert.Same(held, _made.Of("a", Make));
    }

    [Fact]
    public void WhereThereIsNothingToMakeNobodyTriesTwice()
    {
        Assert.Null(_made.Of("a", _ => null));
        Assert.Null(_made.Of("a", Make));
        Assert.Equal(0, _made.InMemory);
    }

    /// <summary>The thread that comes second gets what the first has made.</summary>
    [Fact]
    public void WhatIsMadeMeanwhileIsDropped()
    {
        object? first = null;
        var second = _made.Of("a", _ =>
        {
            first = _made.Of("a", Make);
            return new object();
        });
        Assert.Same(first, second);
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Ask(params string[] keys) => Array.ForEach(keys, key => _made.Of(key, Make));

    private object Make(string key)
    {
        _calls.Add(key);
        return new object();
    }
}
