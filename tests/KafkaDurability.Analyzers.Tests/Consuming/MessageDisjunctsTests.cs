using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>Ways to a point with how far each message is: which are one, what is known where they meet, and when there are too many to claim anything.</summary>
public class MessageDisjunctsTests
{
    private static readonly SyntaxNode s_place = SyntaxFactory.ParseStatement("consume();");
    private static readonly ConsumedMessage s_one = new(s_place, null, isGiven: false);
    private static readonly ConsumedMessage s_other = new(s_place, null, isGiven: true);
    private static readonly object s_flag = new();

    [Theory]
    [InlineData((int)MessageState.Failed, true)]
    [InlineData((int)MessageState.ResultFalse, true)]
    [InlineData((int)MessageState.Thrown, false)]
    [InlineData((int)MessageState.Fresh, false)]
    public void A_failure_wants_an_answer(int state, bool wants) =>
        Assert.Equal(wants, MessageDisjunct.Start.With(s_other, TrackedState.Done).With(s_one, new TrackedState((MessageState)state)).IsAnswered);

    /// <summary>What a caller is told: its own messages and what is returned, and nothing of variables.</summary>
    [Fact]
    public void Only_what_the_caller_knows()
    {
        var all = MessageDisjunct.Start.With(s_one, TrackedState.Fresh).With(s_other, TrackedState.Done).WithConstant(s_flag, true).Returning(false);
        var only = all.Only(message => message.IsGiven);
        Assert.Equal([s_other], only.Messages.Keys);
        Assert.Equal((false, null), (only.ReturnValue, only.Constant(s_flag)));
        Assert.Equal([s_one], all.Without(s_other).Messages.Keys);
        Assert.Equal(false, all.Without(s_other).ReturnValue);
    }

    [Fact]
    public void Nothing_new_where_nothing_changes()
    {
        var way = MessageDisjunct.Start.With(s_one, TrackedState.Fresh).WithConstant(s_flag, true).Returning(true);
        Assert.Same(way, way.With(s_one, new TrackedState(MessageState.Fresh)));
        Assert.Same(way, way.Without(s_other));
        Assert.Same(way, way.Returning(true));
        Assert.Same(way, way.WithConstant(s_flag, true));
        Assert.Same(way, way.Change(_ => null));
        Assert.Same(way, way.RestrictTo(_ => true));
        Assert.Same(way, way.Meet(MessageDisjunct.Start.WithConstant(s_flag, true)));
        var ways = MessageDisjuncts.Start.Select(_ => way);
        Assert.Same(ways, ways.Select(one => one));
        Assert.Same(ways, ways.Join(MessageDisjuncts.Start.Select(_ => way.WithConstant(s_other, 1))));
    }

    [Fact]
    public void What_is_known_of_variables()
    {
        var way = MessageDisjunct.Start.WithConstant(s_flag, true).WithConstant(s_other, 1);
        Assert.Null(way.WithConstant(s_flag, null).Constant(s_flag));
        Assert.Equal((null, 1), (way.RestrictTo(variable => variable != s_flag).Constant(s_flag), way.RestrictTo(variable => variable != s_flag).Constant(s_other)));
        var meet = way.Meet(way.WithConstant(s_flag, false));
        Assert.Equal((null, 1), (meet.Constant(s_flag), meet.Constant(s_other)));
    }

    /// <summary>Only the token of a loop that is known to be cancelled ends it.</summary>
    [Fact]
    public void Cancelled()
    {
        var token = new Cancellation(CSharpCompilation.Create("types", references: Verify.References).ObjectType);
        Assert.True(MessageDisjunct.Start.WithConstant(s_flag, false).WithConstant(token, true).IsCancelled);
        Assert.False(MessageDisjunct.Start.WithConstant(token, false).IsCancelled);
        Assert.False(MessageDisjunct.Start.WithConstant(s_flag, true).IsCancelled);
    }

    /// <summary>Ways on which the messages stand alike are one, with what is known on both.</summary>
    [Fact]
    public void Ways_that_meet()
    {
        MessageDisjuncts Way(MessageState state, bool flag) => MessageDisjuncts.Start.Select(way => way.With(s_one, new TrackedState(state)).WithConstant(s_flag, flag));
        var failed = Way(MessageState.Failed, true);
        Assert.Null(Assert.Single(failed.Join(Way(MessageState.Failed, false)).All).Constant(s_flag));
        Assert.Equal(true, Assert.Single(failed.Join(Way(MessageState.Failed, true)).All).Constant(s_flag));
        var both = failed.Join(Way(MessageState.Done, false));
        Assert.Equal([MessageState.Failed, MessageState.Done], both.States.Select(own => own.Value.State));
        Assert.Equal([true, false], both.All.Select(way => way.Constant(s_flag)));
        Assert.True(both.IsSame(Way(MessageState.Done, false).Join(failed)));
        Assert.False(both.IsSame(failed));
        Assert.False(failed.IsSame(Way(MessageState.Failed, false)));
        Assert.False(failed.IsSame(Way(MessageState.Done, true)));
        Assert.False(both.IsSame(Way(MessageState.Done, false).Join(Way(MessageState.Fresh, true))));
    }

    /// <summary>As many as are looked at are all there; one more, and nothing is claimed from there on, whatever joins it.</summary>
    [Fact]
    public void Many_ways()
    {
        static MessageDisjuncts Ways(int count) => MessageDisjuncts.Start.SelectMany(way => Enumerable.Range(0, count).Select(value => way.Returning(value)));
        var (most, many) = (Ways(Limits.Disjuncts), Ways(Limits.Disjuncts + 1));
        Assert.Equal((Limits.Disjuncts, false), (most.All.Length, most.IsUnknown));
        Assert.Equal((0, true), (many.All.Length, many.IsUnknown));

        var other = MessageDisjuncts.Start.Select(way => way.Returning(-1));
        Assert.Equal(Limits.Disjuncts, Ways(Limits.Disjuncts - 1).Join(other).All.Length);
        Assert.True(most.Join(other).IsUnknown);
        Assert.True(many.Join(other).IsUnknown);
        Assert.True(other.Join(many).IsUnknown);
        Assert.True(many.SelectMany(way => [way]).IsUnknown);
        Assert.True(many.Select(way => way).IsUnknown);
        Assert.False(many.IsSame(MessageDisjuncts.None));
        Assert.True(many.IsSame(many.Join(other)));
    }

    /// <summary>The place to change is that of the delegate's code, behind however many calls of delegates, and not that of a method that is called.</summary>
    [Fact]
    public void The_place_to_change()
    {
        var places = ((BlockSyntax)SyntaxFactory.ParseStatement("{ a(); b(); c(); d(); }")).Statements;
        var callee = new CallTrace(places[3]);
        var inner = new CallTrace(places[2], callee) { IsCallback = true };
        var trace = new CallTrace(places[0], new CallTrace(places[1], inner) { IsCallback = true });
        Assert.Same(places[2], trace.Own.At);
        Assert.Same(places[3], trace.Innermost);
        Assert.Equal(trace, new CallTrace(places[0], new CallTrace(places[1], new CallTrace(places[2], new CallTrace(places[3])))));
        Assert.NotEqual(trace, new CallTrace(places[0], new CallTrace(places[1], inner with { Within = null })));
    }
}
