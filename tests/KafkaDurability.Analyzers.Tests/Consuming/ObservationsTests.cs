using KafkaDurability.Analyzers.Consuming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>What is noted of failures, by the handler that took them or the place that they come from.</summary>
public class ObservationsTests
{
    private static readonly SyntaxList<StatementSyntax> s_places = ((BlockSyntax)SyntaxFactory.ParseStatement("{ a(); b(); c(); d(); }")).Statements;
    private static readonly TrackedState s_caught = new(MessageState.Failed, new CallTrace(s_places[0]), Handler: s_places[1]);
    private static readonly TrackedState s_refused = new(MessageState.ResultFalse, new CallTrace(s_places[0]));
    private static readonly ConsumedMessage s_message = new(s_places[3], null, isGiven: false);

    /// <summary>Two failures that one handler takes are one to somebody who looks after it, and one place may fail in two ways.</summary>
    [Fact]
    public void Dealt_with()
    {
        var notes = new Observations();
        Assert.False(notes.IsHandledOnSomePath(s_caught));
        notes.MarkHandled(s_caught);
        Assert.True(notes.IsHandledOnSomePath(s_caught));
        Assert.True(notes.IsHandledOnSomePath(s_caught with { At = new CallTrace(s_places[2]) }));
        Assert.False(notes.IsHandledOnSomePath(s_caught with { Handler = s_places[2] }));
        Assert.False(notes.IsHandledOnSomePath(s_refused));
        notes.MarkHandled(s_refused);
        Assert.True(notes.IsHandledOnSomePath(s_refused));
    }

    /// <summary>Attempts alone, or a way out alone, is not enough: whoever tries again and gives up by leaving looks after it.</summary>
    [Fact]
    public void Tried_again_and_left()
    {
        var (tried, left, both) = (new Observations(), new Observations(), new Observations());
        tried.AddTry(s_caught);
        left.AddLeaving(s_caught);
        both.AddTry(s_caught);
        both.AddLeaving(s_caught);
        Assert.Equal((false, false, true), (tried.IsHandledOnSomePath(s_caught), left.IsHandledOnSomePath(s_caught), both.IsHandledOnSomePath(s_caught)));
        Assert.False(both.IsHandledOnSomePath(s_refused));
    }

    [Fact]
    public void Flagged()
    {
        var notes = new Observations();
        Assert.False(notes.IsFlagged(s_caught));
        notes.AddFlag(s_caught);
        Assert.True(notes.IsFlagged(s_caught));
        Assert.False(notes.IsFlagged(s_refused));
        Assert.False(notes.IsHandledOnSomePath(s_caught));
    }

    /// <summary>One call counts once for a message, whatever it leads to.</summary>
    [Fact]
    public void Advances()
    {
        var notes = new Observations();
        var other = new ConsumedMessage(s_places[3], null, isGiven: true);
        var (commit, store) = (new Advance(AdvanceKind.Commit, s_places[0]), new Advance(AdvanceKind.Store, s_places[1]));
        Assert.Empty(notes.AdvancesOf(s_message));
        notes.Add(s_message, commit);
        notes.Add(s_message, new Advance(AdvanceKind.Commit, s_places[0], new CallTrace(s_places[2])));
        notes.Add(s_message, store);
        notes.Add(other, commit);
        Assert.Equal([commit, store], notes.AdvancesOf(s_message));
        Assert.Equal([commit], notes.AdvancesOf(other));
    }

    [Theory]
    [InlineData((int)MessageState.Failed, false, true)]
    [InlineData((int)MessageState.ResultFalse, false, true)]
    [InlineData((int)MessageState.HandedOff, true, true)]
    [InlineData((int)MessageState.HandedOff, false, false)]
    [InlineData((int)MessageState.Thrown, false, false)]
    [InlineData((int)MessageState.Done, false, false)]
    public void Something_can_still_be_done(int state, bool isOverdue, bool isOpen) => Assert.Equal(isOpen, new TrackedState((MessageState)state, IsOverdue: isOverdue).IsOpen);

    [Fact]
    public void Places_within_places()
    {
        var (one, other) = (new CallTrace(s_places[0], new CallTrace(s_places[1])), new CallTrace(s_places[0]));
        Assert.NotEqual(one, other);
        Assert.NotEqual(other, one);
        Assert.NotEqual(one, new CallTrace(s_places[0], new CallTrace(s_places[2])));
        Assert.NotEqual(one, new CallTrace(s_places[2], new CallTrace(s_places[1])));
        Assert.False(one.Equals(null));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one.GetHashCode(), new CallTrace(s_places[3]).GetHashCode());
        var seen = s_caught.SeenFrom(s_places[2]);
        Assert.Equal((s_places[2], s_places[0], s_places[1]), (seen.At!.At, seen.At.Innermost, seen.Handler));
    }

    /// <summary>What is known of an object's members: as many as are told apart, and of more than that nothing.</summary>
    [Fact]
    public void Members_of_an_object()
    {
        var one = ObjectValue.With(Constants.Some, "Ok", true);
        Assert.Equal(one, ObjectValue.With(ObjectValue.With(Constants.Some, "Ok", false), "Ok", true));
        Assert.False(one.Equals(null));
        Assert.NotEqual(one, ObjectValue.With(Constants.Some, "Ok", false));
        Assert.Equal(one.GetHashCode(), ObjectValue.With(Constants.Some, "Ok", false).GetHashCode());
        Assert.Same(Constants.Some, ObjectValue.With(one, "Ok", null));
        object Many(int count) => Enumerable.Range(0, count).Aggregate(Constants.Some, (made, index) => ObjectValue.With(made, "M" + index, true));
        Assert.IsType<ObjectValue>(Many(Limits.ObjectMembers));
        Assert.Same(Constants.Some, Many(Limits.ObjectMembers + 1));
        Assert.NotEqual(one.GetHashCode(), Many(2).GetHashCode());
    }
}
