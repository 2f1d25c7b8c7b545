using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>What variables carry of which messages: what is kept, renewed, gathered and forgotten.</summary>
public class ConsumeStateTests
{
    private static readonly Dictionary<string, ISymbol> s_variables = Variables();
    private static readonly SyntaxNode s_place = SyntaxFactory.ParseStatement("consume();");
    private static readonly ConsumedMessage s_one = new(s_place, null, isGiven: false);
    private static readonly ConsumedMessage s_other = new(s_place, null, isGiven: false);
    private static readonly ConsumedMessage s_batch = new(s_place, null, isGiven: false) { IsBatch = true };
    private static readonly Advance s_commit = new(AdvanceKind.Commit, s_place);

    [Fact]
    public void A_variable_has_what_it_was_given_last()
    {
        var state = State(("text", s_one, MessageFacets.Content), ("other", s_other, MessageFacets.Key));
        Assert.Equal(MessageFacets.Content, state.Value(Local("text")).Of(s_one));
        Assert.Equal(MessageFacets.Key, state.Value(Local("other")).Of(s_other));
        Assert.True(state.Value(Local("list")).IsNone);
        Assert.Same(state, state.Assign(Local("text"), Provenance.Of(s_one, MessageFacets.Content)));
        Assert.True(state.Assign(Local("text"), Provenance.None).Value(Local("text")).IsNone);
        Assert.True(state.Assign(Local("text"), Provenance.None).IsSame(State(("other", s_other, MessageFacets.Key))));
    }

    [Fact]
    public void Offsets_in_the_transaction()
    {
        var state = ConsumeState.Empty.WithInTransaction(Provenance.Of(s_one, MessageFacets.NextOffset));
        Assert.Equal(MessageFacets.NextOffset, state.InTransaction.Of(s_one));
        Assert.True(ConsumeState.Empty.InTransaction.IsNone);
        Assert.True(state.WithInTransaction(Provenance.None).IsSame(ConsumeState.Empty));
    }

    [Theory]
    [InlineData((int)MessageFacets.Content, true)]
    [InlineData((int)MessageFacets.Element, true)]
    [InlineData((int)MessageFacets.Key, false)]
    [InlineData((int)(MessageFacets.Metadata | MessageFacets.NextOffset), false)]
    [InlineData((int)MessageFacets.Work, false)]
    public void What_carries_a_message(int facets, bool carries)
    {
        var state = State(("text", s_one, (MessageFacets)facets), ("list", s_other, MessageFacets.Content));
        Assert.Equal(carries, state.Carries(s_one));
        Assert.True(state.Carries(s_other));
        Assert.False(state.Carries(s_batch));
    }

    [Theory]
    [InlineData("list", (int)MessageFacets.Content, true)]
    [InlineData("list", (int)MessageFacets.Element, true)]
    [InlineData("list", (int)MessageFacets.Key, false)]
    [InlineData("given", (int)MessageFacets.Content, true)]
    [InlineData("many", (int)MessageFacets.Content, true)]
    [InlineData("plain", (int)MessageFacets.Content, true)]
    [InlineData("text", (int)MessageFacets.Content, false)]
    [InlineData("number", (int)MessageFacets.Content, false)]
    [InlineData("kept", (int)MessageFacets.Content, true)]
    public void Collections_keep(string variable, int facets, bool keeps)
    {
        var state = State((variable, s_one, (MessageFacets)facets));
        Assert.Equal(keeps, state.Keeps(s_one));
        Assert.False(state.Keeps(s_other));
    }

    [Theory]
    [InlineData("list", true)]
    [InlineData("many", true)]
    [InlineData("plain", true)]
    [InlineData("text", false)]
    [InlineData("number", false)]
    [InlineData("disposable", false)]
    public void A_collection(string variable, bool isCollection) => Assert.Equal(isCollection, ConsumeState.IsCollection(((ILocalSymbol)Local(variable)).Type));

    [Fact]
    public void No_type_is_no_collection() => Assert.False(ConsumeState.IsCollection(null));

    /// <summary>A list that goes out of scope takes the messages along that nothing else carries.</summary>
    [Fact]
    public void Forgotten()
    {
        static IEnumerable<ConsumedMessage> Without(ConsumeState state, params string[] dead) => state.Forgotten(variable => !dead.Contains(((ISymbol)variable).Name));
        var state = State(("list", s_one, MessageFacets.Content), ("text", s_other, MessageFacets.Content));
        Assert.Equal([s_one], Without(state, "list"));
        Assert.Empty(Without(state, "text"));
        Assert.Empty(Without(state));
        Assert.Empty(Without(State(("list", s_one, MessageFacets.Key)), "list"));
        Assert.Equal([s_one], Without(State(("list", s_one, MessageFacets.Element), ("text", s_one, MessageFacets.Key)), "list"));
        Assert.Empty(Without(State(("list", s_one, MessageFacets.Content), ("text", s_one, MessageFacets.Content)), "list"));
        Assert.Empty(Without(State(("list", s_one, MessageFacets.Content), ("text", s_one, MessageFacets.Element)), "list"));
        Assert.Equal([s_one], Without(State(("list", s_one, MessageFacets.Content), ("many", s_other, MessageFacets.Content)), "list"));
    }

    [Theory]
    [InlineData((int)MessageFacets.Content, true)]
    [InlineData((int)MessageFacets.Element, true)]
    [InlineData((int)MessageFacets.NextOffset, true)]
    [InlineData((int)MessageFacets.Metadata, false)]
    public void Can_be_committed_by(int facets, bool holds)
    {
        var state = State(("text", s_one, (MessageFacets)facets));
        Assert.Equal(holds, state.Holds(Local("text"), [s_other, s_one]));
        Assert.False(state.Holds(Local("text"), [s_other]));
        Assert.False(state.Holds(Local("other"), [s_one]));
    }

    [Fact]
    public void Fields_of_a_type()
    {
        var state = State(("kept", s_one, MessageFacets.Work), ("elsewhere", s_other, MessageFacets.Work), ("text", s_other, MessageFacets.Work));
        Assert.Equal(MessageFacets.Work, Assert.Single(state.KeptInFields(Local("kept").ContainingType)).Of(s_one));
        Assert.Empty(state.KeptInFields(null));
    }

    /// <summary>What still carries the message before carries a batch from now on, and the new one is not in it.</summary>
    [Fact]
    public void Consumed_again()
    {
        var before = State(("list", s_one, MessageFacets.Content | MessageFacets.Key), ("text", s_other, MessageFacets.Content)).With(s_one, CommitOrderState.Consumed.MarkProcessed());
        var alone = before.Begin(s_one);
        Assert.True(alone.Value(Local("list")).IsNone);
        Assert.True(alone.StateOf(s_one)!.IsFresh);
        Assert.False(alone.IsSame(before));
        var gathered = before.Begin(s_one, s_batch);
        Assert.Equal((MessageFacets.None, MessageFacets.Content | MessageFacets.Key), (gathered.Value(Local("list")).Of(s_one), gathered.Value(Local("list")).Of(s_batch)));
        Assert.Equal(MessageFacets.Content, gathered.Value(Local("text")).Of(s_other));
        Assert.Equal(MessageFacets.None, gathered.Value(Local("text")).Of(s_batch));
        Assert.False(before.Renew(s_one, null).StateOf(s_one)!.IsFresh);
        Assert.True(before.Renew(s_one, null).IsSame(State(("text", s_other, MessageFacets.Content)).With(s_one, CommitOrderState.Consumed.MarkProcessed())));
    }

    /// <summary>The next element is in hand: what carries the one before carries its list from now on, and a task stays one of the element.</summary>
    [Fact]
    public void Elements_become_their_list()
    {
        var (element, list) = (new ConsumedMessage(s_place, null, isGiven: false), new ConsumedMessage(s_place, null, isGiven: false));
        element.Parents.Add(list);
        var state = State(("text", element, MessageFacets.Element | MessageFacets.Work), ("other", s_other, MessageFacets.Content));
        var gathered = state.Gather(element);
        Assert.Equal((MessageFacets.Work, MessageFacets.Element), (gathered.Value(Local("text")).Of(element), gathered.Value(Local("text")).Of(list)));
        Assert.Equal(MessageFacets.Content, gathered.Value(Local("other")).Of(s_other));
        Assert.True(gathered.IsSame(state.Gather(own => own.Parents.Contains(list))));
        Assert.Same(state, state.Gather(list));
        Assert.Same(state, state.Gather(_ => false));
    }

    [Fact]
    public void Out_of_scope()
    {
        var state = State(("text", s_one, MessageFacets.Content), ("other", s_other, MessageFacets.Key))
            .With(s_one, CommitOrderState.Consumed).With(s_other, CommitOrderState.Consumed)
            .With(MessageDisjuncts.Start.Select(disjunct => disjunct.WithConstant(Local("text"), 1).WithConstant(Local("other"), 2)));
        var kept = state.Keep(variable => !Equals(variable, Local("text")));
        Assert.Equal([s_other], kept.Messages);
        Assert.True(kept.Value(Local("text")).IsNone);
        Assert.Equal(MessageFacets.Key, kept.Value(Local("other")).Of(s_other));
        Assert.Equal((null, 2), (Assert.Single(kept.Disjuncts.All).Constant(Local("text")), kept.Disjuncts.All[0].Constant(Local("other"))));
        Assert.Same(state, state.Keep(_ => true));

        // What is known of a variable that carries nothing is forgotten with it, and the messages stay.
        var flag = state.With(state.Disjuncts.Select(disjunct => disjunct.WithConstant(Local("number"), 3))).Keep(variable => !Equals(variable, Local("number")));
        Assert.Equal(2, flag.Messages.Count());
        Assert.Null(flag.Disjuncts.All[0].Constant(Local("number")));
    }

    /// <summary>What a Commit() took along and no variable holds any more is not processed later.</summary>
    [Fact]
    public void Dropped()
    {
        static MessageState? After(ConsumeState state, string dead) => state.Keep(variable => !Equals(variable, Local(dead))).Disjuncts.All[0].Of(s_one)?.State;
        ConsumeState In(MessageState tracked, MessageFacets facets) => State(("text", s_one, facets), ("other", s_other, MessageFacets.Content))
            .With(MessageDisjuncts.Start.Select(disjunct => disjunct.With(s_one, new TrackedState(tracked))));
        Assert.Equal(MessageState.Done, After(In(MessageState.Advanced, MessageFacets.Content), "text"));
        Assert.Equal(MessageState.Advanced, After(In(MessageState.Advanced, MessageFacets.Content), "other"));
        Assert.Equal(MessageState.Failed, After(In(MessageState.Failed, MessageFacets.Content), "text"));
        Assert.Equal(MessageState.Done, After(In(MessageState.Advanced, MessageFacets.Key), "other"));
    }

    [Fact]
    public void Where_paths_meet()
    {
        var one = State(("text", s_one, MessageFacets.Content)).With(s_one, CommitOrderState.Consumed);
        var other = State(("text", s_one, MessageFacets.Key), ("other", s_other, MessageFacets.Content)).With(s_one, CommitOrderState.Consumed.MarkProcessed()).With(s_other, CommitOrderState.Consumed);
        var joined = one.Join(other);
        Assert.Equal(MessageFacets.Content | MessageFacets.Key, joined.Value(Local("text")).Of(s_one));
        Assert.Equal(MessageFacets.Content, joined.Value(Local("other")).Of(s_other));
        Assert.Equal((true, true), (joined.StateOf(s_one)!.IsFresh, joined.StateOf(s_one)!.MayBeProcessed));
        Assert.Equal((true, false), (joined.StateOf(s_other)!.IsFresh, joined.StateOf(s_other)!.MayBeProcessed));
        Assert.True(joined.IsSame(other.Join(one)));
        Assert.Same(joined, joined.Join(one));
        Assert.Same(joined, joined.Join(other));
        Assert.Equal(MessageFacets.Key, one.Join(one.Assign(Local("other"), Provenance.Of(s_one, MessageFacets.Key))).Value(Local("other")).Of(s_one));
        Assert.True(one.Join(one.With(s_one, CommitOrderState.Consumed.MarkProcessed())).StateOf(s_one)!.MayBeProcessed);
        var failed = one.With(MessageDisjuncts.Start.Select(disjunct => disjunct.With(s_one, new TrackedState(MessageState.Failed))));
        Assert.Equal(2, one.Join(failed).Disjuncts.All.Length);
        Assert.Equal(MessageFacets.Content, one.Join(failed).Value(Local("text")).Of(s_one));
    }

    [Fact]
    public void Alike()
    {
        var state = State(("text", s_one, MessageFacets.Content)).With(s_one, CommitOrderState.Consumed);
        Assert.True(state.IsSame(State(("text", s_one, MessageFacets.Content)).With(s_one, CommitOrderState.Consumed)));
        Assert.False(state.IsSame(state.Assign(Local("text"), Provenance.Of(s_one, MessageFacets.Key))));
        Assert.False(state.IsSame(state.With(s_one, CommitOrderState.Consumed.MarkProcessed())));
        Assert.False(state.IsSame(state.With(MessageDisjuncts.None)));
        Assert.Same(state, state.With(s_one, CommitOrderState.Consumed));
        Assert.Same(state, state.With(state.Disjuncts));
        Assert.Null(state.StateOf(s_other));
    }

    [Fact]
    public void All_messages_at_once()
    {
        var state = ConsumeState.Empty.With(s_one, CommitOrderState.Consumed.AdvanceBy(s_commit).Join(CommitOrderState.Consumed)).With(s_other, CommitOrderState.Consumed);
        Assert.Equal((true, false), (state.Branch().StateOf(s_one)!.IsDoubtful, state.Branch().StateOf(s_other)!.IsDoubtful));
        Assert.True(state.WithoutAdvances().StateOf(s_one)!.Advances.IsEmpty);
        var plain = state.WithoutAdvances();
        Assert.Same(plain, plain.Branch().WithoutAdvances());
    }

    private static ISymbol Local(string name) => s_variables[name];

    private static ConsumeState State(params (string Variable, ConsumedMessage Message, MessageFacets Facets)[] carried) => carried.Aggregate(
        ConsumeState.Empty, (state, one) => state.Assign(Local(one.Variable), Provenance.Of(one.Message, one.Facets)));

    private static Dictionary<string, ISymbol> Variables()
    {
        var tree = CSharpSyntaxTree.ParseText("""
            class C
            {
                List<string> kept;
                void M(List<string> given) { List<string> list; string text; string other; string[] many; System.Collections.IEnumerable plain; int number; IDisposable disposable; }
            }
            class D { List<string> elsewhere; }
            """);
        var model = Verify.Empty.AddSyntaxTrees(tree).GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().Where(node => node is VariableDeclaratorSyntax or ParameterSyntax).Select(node => model.GetDeclaredSymbol(node)!).ToDictionary(symbol => symbol.Name);
    }
}
