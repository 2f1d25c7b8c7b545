using KafkaDurability.Analyzers.Consuming;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>A table of what may have happened to a message that was consumed: the steps, on one path or on two that meet, and what is left of them.</summary>
public class CommitOrderStateTests
{
    private static readonly Advance s_commit = new(AdvanceKind.Commit, SyntaxFactory.ParseStatement("commit();"));
    private static readonly Advance s_store = new(AdvanceKind.Store, SyntaxFactory.ParseStatement("store();"));

    [Theory]
    [InlineData("", "fresh")]
    [InlineData("process", "processed")]
    [InlineData("commit", "Commit")]
    [InlineData("commit, process", "Commit")]
    [InlineData("process, commit", "processed")]
    [InlineData("commit, store", "Commit")]
    [InlineData("branch", "fresh")]
    [InlineData("commit, branch", "Commit")]
    [InlineData("caught", "fresh")]
    [InlineData("process, caught", "processed")]
    [InlineData("commit, caught", "fresh")]
    public void On_one_path(string steps, string state) => Assert.Equal(state, Text(Of(steps)));

    [Theory]
    [InlineData("", "process", "", "fresh processed")]
    [InlineData("process", "", "", "fresh processed")]
    [InlineData("", "commit", "", "fresh Commit")]
    [InlineData("commit", "", "", "fresh Commit")]
    [InlineData("commit", "store", "", "Commit Store")]
    [InlineData("process", "commit", "", "processed Commit")]
    [InlineData("", "process", "process", "processed")]
    [InlineData("", "process", "commit", "processed doubtful Commit")]
    [InlineData("", "process", "branch", "fresh processed")]
    [InlineData("", "commit", "branch", "fresh doubtful Commit")]
    [InlineData("process", "commit", "branch", "processed doubtful Commit")]
    [InlineData("", "commit", "branch, process", "processed doubtful Commit")]
    [InlineData("", "commit", "branch, store", "doubtful Commit Store")]
    [InlineData("", "commit", "store", "Commit Store")]
    [InlineData("", "commit", "process", "processed Commit")]
    [InlineData("", "process", "commit, caught", "fresh processed doubtful")]
    [InlineData("", "commit", "branch, caught", "fresh doubtful")]
    public void On_two_paths(string one, string other, string then, string state) => Assert.Equal(state, Text(Then(Of(one).Join(Of(other)), then)));

    /// <summary>Doubt is on either path, and on both from there on.</summary>
    [Fact]
    public void Doubt()
    {
        var doubtful = Then(Of("").Join(Of("commit")), "branch, store");
        Assert.Equal("fresh doubtful Commit Store", Text(doubtful.Join(CommitOrderState.Consumed)));
        Assert.Equal("fresh doubtful Commit Store", Text(CommitOrderState.Consumed.Join(doubtful)));
        Assert.Equal("doubtful Commit Store", Text(doubtful.Branch()));
    }

    [Fact]
    public void Alike()
    {
        string[] steps = ["", "process", "commit", "store"];
        var joined = Of("").Join(Of("commit"));
        var states = steps.Select(Of).Concat([joined, joined.Branch(), Of("").Join(Of("process")), Of("process").Join(Of("commit"))]).ToList();
        foreach (var (state, index) in states.Select((state, index) => (state, index)))
        {
            Assert.Equal(Enumerable.Range(0, states.Count).Select(other => other == index), states.Select(other => state.Equals((object)other)));
            Assert.False(state.Equals(null));
            Assert.Same(state, state.Join(state));
        }

        Assert.Equal(Of("commit"), Of("commit"));
        Assert.Equal(Of("commit").GetHashCode(), Of("commit").GetHashCode());
        Assert.NotEqual(Of("commit").GetHashCode(), Of("").GetHashCode());
        Assert.Same(joined, joined.Join(Of("commit")));
    }

    [Fact]
    public void Nothing_new_where_nothing_changes()
    {
        var processed = Of("process");
        Assert.Same(processed, processed.MarkProcessed());
        Assert.Same(processed, processed.AdvanceBy(s_commit));
        Assert.Same(processed, processed.Branch());
        Assert.Same(processed, processed.WithoutAdvances());
    }

    private static CommitOrderState Of(string steps) => Then(CommitOrderState.Consumed, steps);

    private static CommitOrderState Then(CommitOrderState state, string steps) => steps.Split(", ", StringSplitOptions.RemoveEmptyEntries).Aggregate(state, (all, step) => step switch
    {
        "process" => all.MarkProcessed(),
        "commit" => all.AdvanceBy(s_commit),
        "store" => all.AdvanceBy(s_store),
        "branch" => all.Branch(),
        _ => all.WithoutAdvances(),
    });

    private static string Text(CommitOrderState state) => string.Join(" ", new[] { state.IsFresh ? "fresh" : "", state.MayBeProcessed ? "processed" : "", state.IsDoubtful ? "doubtful" : "" }
        .Where(word => word.Length > 0).Concat(state.Advances.Select(advance => advance.Kind.ToString()).Order(StringComparer.Ordinal)));
}
