using KafkaDurability.Analyzers.Kafka.Automata;
using KafkaDurability.Analyzers.Tests.Verifiers;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Tests.Typestate;

/// <summary>What events, joins and handlers make of the possibilities at a point, and which way is kept to each.</summary>
public class DisjunctiveStateTests
{
    private static readonly IReadOnlyList<StatementSyntax> s_places = ((BlockSyntax)SyntaxFactory.ParseStatement("{ a(); b(); c(); }")).Statements;
    private static readonly SyntaxNode s_a = s_places[0];
    private static readonly SyntaxNode s_b = s_places[1];
    private static readonly SyntaxNode s_c = s_places[2];

    private static DisjunctiveState Begun => DisjunctiveState.Of(Transaction.Idle).On(Transaction.Table, Transaction.Begin, s_a);

    /// <summary>An event concerns those that it says something of, and leaves the others as they are.</summary>
    [Fact]
    public void Some_of_the_possibilities() =>
        Assert.Equal("Consuming None", States(DisjunctiveState.Of(ConsumerLifecycle.None, ConsumerLifecycle.Subscribed).On(ConsumerLifecycle.Table, ConsumerLifecycle.Consume, s_a)));

    [Fact]
    public void An_event_that_is_nothing_to_any_of_them_makes_nothing_new()
    {
        var state = DisjunctiveState.Of(ConsumerLifecycle.None, ConsumerLifecycle.Built);
        Assert.Same(state, state.On(ConsumerLifecycle.Table, ConsumerLifecycle.Consume, s_a));
    }

    [Fact]
    public void Nothing_is_left_where_no_program_gets_to()
    {
        Assert.True(DisjunctiveState.Of(ConsumerLifecycle.None).On(ConsumerLifecycle.Table, Event.IsNotNull, s_a).IsNowhere);
        Assert.False(DisjunctiveState.Of(ConsumerLifecycle.None).IsNowhere);
    }

    /// <summary>Of two ways to the same the one that one reads of first is kept, on whichever side it is; of equal ones the one that was there, or a loop never comes to rest.</summary>
    [Fact]
    public void The_first_of_two_ways()
    {
        var (early, late) = (Begun.On(Transaction.Table, Transaction.Produce, s_b), Begun.On(Transaction.Table, Transaction.Produce, s_c));
        Assert.Same(s_b, Assert.Single(early.Join(late).Ways).Value.Trace!.At);
        Assert.Same(s_b, Assert.Single(late.Join(early).Ways).Value.Trace!.At);

        var again = Begun.On(Transaction.Table, Transaction.Produce, s_b);
        Assert.Same(Assert.Single(early.Ways).Value, Assert.Single(early.Join(again).Ways).Value);
    }

    /// <summary>Where an exception is on its way, it counts where that was thrown.</summary>
    [Fact]
    public void The_first_of_two_throws()
    {
        var idle = DisjunctiveState.Of(Transaction.Idle);
        var (early, late) = (idle.Thrown(Transaction.Table, null, s_b), idle.Thrown(Transaction.Table, null, s_c));
        Assert.Same(s_b, Assert.Single(late.Join(early).Ways).Value.Origin);
        Assert.Same(s_b, Assert.Single(early.Join(late).Ways).Value.Origin);
    }

    [Fact]
    public void States_are_the_same_with_the_same_ways()
    {
        var (early, late) = (DisjunctiveState.Of(ConsumerLifecycle.Subscribed).On(ConsumerLifecycle.Table, ConsumerLifecycle.Consume, s_a), DisjunctiveState.Of(ConsumerLifecycle.Subscribed).On(ConsumerLifecycle.Table, ConsumerLifecycle.Consume, s_b));
        Assert.False(early.IsSame(late));
        Assert.True(early.IsSame(early.Join(late)));
        Assert.True(DisjunctiveState.Of(ConsumerLifecycle.Built).IsSame(DisjunctiveState.Of(ConsumerLifecycle.Built)));
        Assert.False(DisjunctiveState.Of(ConsumerLifecycle.Built).IsSame(DisjunctiveState.Of(ConsumerLifecycle.Over)));
    }

    /// <summary>What has happened to this object, and not to the one before, or to what has come to rest.</summary>
    [Fact]
    public void The_trace_of_an_object()
    {
        var sent = Begun.On(Transaction.Table, Transaction.Produce, s_b);
        Assert.Equal("BeginTransaction Produce", Trace(sent));
        Assert.Equal("BeginTransaction", Trace(sent.On(Transaction.Table, Transaction.Begin, s_c)));
        Assert.Equal("CommitTransaction", Trace(sent.On(Transaction.Table, Transaction.Commit, s_c)));
        Assert.Equal("BeginTransaction Produce throw", Trace(sent.Thrown(Transaction.Table, null, s_c)));
    }

    /// <summary>It is the object of where it has begun, until it comes to rest.</summary>
    [Fact]
    public void The_site_of_an_object()
    {
        var sent = Begun.On(Transaction.Table, Transaction.Produce, s_b);
        Assert.Same(s_a, Assert.Single(sent.Ways).Key.Site);
        Assert.Null(Assert.Single(sent.On(Transaction.Table, Transaction.Commit, s_c).Ways).Key.Site);
    }

    /// <summary>A handler ends the exceptions that it has, and makes one of what it has come to; what has none is left alone.</summary>
    [Fact]
    public void Handled()
    {
        var (failed, fine) = (Begun.Thrown(Transaction.Table, null, s_b), Begun.Join(DisjunctiveState.Of(Transaction.Doomed)));
        var after = failed.Join(fine).Handled(Transaction.Table, s_c);
        Assert.Equal("Doomed LeftBehind Open", States(after));
        Assert.All(after.Ways, way => Assert.True(way.Key.Flight is null && way.Value.Origin is null));
        Assert.Single(DisjunctiveState.Of(ConsumerLifecycle.Consuming).Join(DisjunctiveState.Of(ConsumerLifecycle.Consuming).Thrown(ConsumerLifecycle.Table, null, s_a)).Handled(ConsumerLifecycle.Table, s_b).Ways);
    }

    /// <summary>What a callee leaves where it returns is of no concern where it throws.</summary>
    [Theory]
    [InlineData(false, "WithSends", "BeginTransaction Produce")]
    [InlineData(true, "Failed", "BeginTransaction throw")]
    public void Through_a_callee_that_may_throw(bool isThrown, string state, string trace)
    {
        var open = DisjunctiveState.Of(Transaction.Open);
        var after = Begun.Through(Leaves(open.On(Transaction.Table, Transaction.Produce, s_c), open.Thrown(Transaction.Table, null, s_c)), isThrown, s_b);
        Assert.Equal(state, States(after));
        Assert.Equal(trace, Trace(after));
        var (disjunct, way) = Assert.Single(after.Ways);
        Assert.Equal((s_a, isThrown, isThrown ? s_b : null), (disjunct.Site, disjunct.Flight is not null, way.Origin));
    }

    /// <summary>An object that a callee begins is that of the call; one that it puts to rest is none; one that it leaves alone stays as it is.</summary>
    [Fact]
    public void Through_a_callee_that_begins_ends_or_does_nothing()
    {
        var (begun, trace) = Assert.Single(Begun.Through(Leaves(DisjunctiveState.Of(Transaction.Idle).On(Transaction.Table, Transaction.Begin, s_c)), isThrown: false, s_b).Ways);
        Assert.Equal((s_b, s_b, 1), (begun.Site, trace.Trace!.At, trace.Trace.InOrder().Length));

        var ended = Begun.Through(Leaves(DisjunctiveState.Of(Transaction.Open).On(Transaction.Table, Transaction.Commit, s_c)), isThrown: false, s_b);
        Assert.Null(Assert.Single(ended.Ways).Key.Site);
        Assert.Equal("CommitTransaction", Trace(ended));

        var (same, way) = Assert.Single(Begun.Through(Leaves(DisjunctiveState.Of(Transaction.Open)), isThrown: false, s_b).Ways);
        Assert.Equal((s_a, s_a), (same.Site, way.Trace!.At));
    }

    /// <summary>Of too many objects in one state those stay that one reads of first, in whatever order they come; other states, and other exceptions, count by themselves.</summary>
    [Fact]
    public void Many_objects()
    {
        var places = ((BlockSyntax)SyntaxFactory.ParseStatement("{" + string.Concat(Enumerable.Repeat("a();", Limits.Sites + 3)) + "}")).Statements;
        DisjunctiveState Opened(IEnumerable<SyntaxNode> at) => at.Select(place => DisjunctiveState.Of(Transaction.Idle).On(Transaction.Table, Transaction.Begin, place)).Aggregate((all, one) => all.Join(one));
        Assert.Equal(places.Take(Limits.Sites), Sites(Opened(places)));
        Assert.Equal(places.Take(Limits.Sites), Sites(Opened(places.Reverse())));

        var few = Opened(places.Take(Limits.Sites));
        var one = Opened([places[Limits.Sites]]);
        Assert.Equal(Limits.Sites + 1, few.Join(one.On(Transaction.Table, Transaction.Produce, places[0])).Ways.Count());
        Assert.Equal(Limits.Sites + 1, one.On(Transaction.Table, Transaction.Produce, places[0]).Join(few).Ways.Count());
        Assert.Equal(Limits.Sites + 1, few.Join(DisjunctiveState.Of(Transaction.Open)).Ways.Count());
        Assert.Equal(Limits.Sites + 1, few.Thrown(Transaction.Table, Types(2)[0], s_a).Join(one.Thrown(Transaction.Table, Types(2)[1], s_a)).Ways.Count());
    }

    /// <summary>Of too many types of exceptions the later ones count as any.</summary>
    [Fact]
    public void Many_exceptions()
    {
        var thrown = Types(Limits.Possibilities + 5).Select(type => DisjunctiveState.Of(Transaction.Unknown).Thrown(Transaction.Table, type, s_a)).Aggregate((all, one) => all.Join(one));
        Assert.Equal(Limits.Possibilities + 1, thrown.Ways.Count());
        Assert.Single(thrown.Ways, way => way.Key.Flight!.Type is null);
    }

    private static Summary Leaves(DisjunctiveState returned, DisjunctiveState? escaped = null) => new(_ => [new Simulation([], returned, escaped ?? DisjunctiveState.Nowhere)]);

    private static IReadOnlyList<ITypeSymbol> Types(int count)
    {
        var compilation = CSharpCompilation.Create("types", references: Verify.References);
        return [.. Enumerable.Range(1, count).Select(rank => compilation.CreateArrayTypeSymbol(compilation.ObjectType, rank))];
    }

    private static IEnumerable<SyntaxNode> Sites(DisjunctiveState state) => state.Ways.Select(way => way.Key.Site!).OrderBy(site => site.SpanStart);

    private static string States(DisjunctiveState state) => string.Join(' ', state.Ways.Select(way => way.Key.State.Name).Order(StringComparer.Ordinal));

    private static string Trace(DisjunctiveState state) => string.Join(' ', Assert.Single(state.Ways).Value.Trace!.InOrder().Select(step => step.Event.Name));
}
