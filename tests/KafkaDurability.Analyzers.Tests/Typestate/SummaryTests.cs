using KafkaDurability.Analyzers.Tests.Flow;
using KafkaDurability.Analyzers.Typestate;

namespace KafkaDurability.Analyzers.Tests.Typestate;

/// <summary>What a function does to an object, for whoever calls it.</summary>
public class SummaryTests
{
    /// <summary>From each state: what is left, how it came to that, and what is thrown.</summary>
    [Theory]
    [InlineData("A();", "Ajar+ by open", "Ajar+ by open")]
    [InlineData("B();", "Shut", "Shut by close")]
    [InlineData("Here();", "Shut", "Ajar")]
    [InlineData("if (A()) { B(); }", "Ajar+ by open, Shut by close", "Ajar+ by open, Shut by close")]
    [InlineData("D(); A();", "Ajar+ by open, Shut throws InvalidOperationException", "Ajar throws InvalidOperationException, Ajar+ by open")]
    [InlineData("while (true) { }", "", "")]
    public void Exits(string body, string fromShut, string fromAjar)
    {
        var summary = Of(body);
        Assert.Equal(fromShut, Text(summary.From(Door.Shut)));
        Assert.Equal(fromAjar, Text(summary.From(Door.Ajar)));
    }

    /// <summary>Of several bodies that a call may run, any.</summary>
    [Fact]
    public void Any_of_the_bodies() => Assert.Equal("Ajar, Shut by close", Text(Of("B();", "Here();").From(Door.Ajar)));

    [Fact]
    public void A_function_that_calls_itself_is_unknown_to_itself()
    {
        Summary? own = null;
        var inner = new List<IReadOnlyList<SummaryExit>?>();
        own = new Summary(state =>
        {
            inner.Add(own!.From(state));
            return [];
        });

        Assert.Empty(own.From(Door.Shut)!);
        Assert.Equal([null], inner);
    }

    private static Summary Of(params string[] bodies) => Summary.Of(
        Door.Table,
        bodies.Select(FlowProbe.GraphOf).Select(graph => (graph, (EventSource)new Door(true, null, graph))).ToList(),
        ThrowModel.Typed,
        CancellationToken.None);

    private static string Text(IReadOnlyList<SummaryExit>? exits) => exits is null ? "unknown" : string.Join(", ", exits
        .Select(exit => exit.State.Name + (exit.IsNew ? "+" : "") + (exit.By is null ? "" : " by " + exit.By.Name) + (exit.Thrown is null ? "" : " throws " + exit.Thrown.Type?.Name))
        .Order(StringComparer.Ordinal));
}
