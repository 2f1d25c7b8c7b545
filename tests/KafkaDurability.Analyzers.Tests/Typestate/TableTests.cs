using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Analyzers.Tests.Typestate;

/// <summary>Each cell of each automaton, run: what the event makes of an object in the state, and what is wrong with it there.</summary>
public class TableTests
{
    private static readonly Microsoft.CodeAnalysis.SyntaxNode s_place = SyntaxFactory.ParseStatement(";");

    /// <summary>
    /// A line is an event, a column a state. A dot: nothing changes. A name: that state is next; + where an object begins in
    /// it; & where the one before is there as well. A cross: no way goes on. Behind ! the error. Above, > is a state that a
    /// function may find, and * one in which nothing is under way.
    /// </summary>
    private static readonly Dictionary<string, string> s_tables = new()
    {
        ["ConsumerLife"] = """
            -            >None* Built       >Subscribed Consuming         Over*
            new          Built  .           Built       Built!not-closed  Built
            null         .      None        None        None              None
            Subscribe    .      Subscribed  .           .                 .
            Consume      .      .           Consuming   .                 .
            Close        .      Over        Over        Over              .
            answer       .      Over        Over        Over              .
            Dispose      .      Over        Over        Over!not-closed   .
            is-not-null  x      .           .           .                 .
            is-null      .      x           x           x                 x
            exit         x      x           x           x                 x
            return       .      .           .           x!not-closed      .
            escape       .      .           .           x!not-closed      .
            """,
        ["ProducerQueue"] = """
            -                      >Empty*      Queued             Remainder                Over*
            Produce                Queued+&     .                  .                        .!after-dispose
            Flush                  .            Empty              Empty                    .
            Flush,-result-dropped  Remainder+&  Empty              .                        .
            Dispose                Over         Over!left-queued   Over!remainder-dropped   .
            exit                   .            Empty!left-queued  Empty!remainder-dropped  .
            answer                 .            Empty              Empty                    .
            is-null                .            Empty              Empty                    .
            new                    .            Empty              Empty                    Empty
            return                 .            x!left-queued      x!remainder-dropped      .
            """,
        ["Transaction"] = """
            -                         >Unknown* >Uninitialised*         >Idle*     Open                    WithSends               WithOffsets             Failed      LeftBehind        Doomed      Refused                   Committed* Aborted*
            InitTransactions          Idle      Idle                    .          .                       .                       .                       .           .                 .           .                         .          .
            BeginTransaction          Open+     Open+!not-initialised   Open+      Open+!left-uncommitted  Open+!left-uncommitted  Open+!left-uncommitted  Open+       Open+!left-open   Open+       Open+!left-open           Open+      Open+
            Produce                   .         .!outside               .!outside  WithSends               .                       .                       .           .                 .           .                         .!outside  .!outside
            SendOffsetsToTransaction  .         .                       .          WithOffsets             WithOffsets             .                       .           .                 .           .                         .          .
            CommitTransaction         Committed Committed               Committed  Committed               Committed               Committed               Committed   Committed         Committed!committed-again  Committed!committed-again  .  Committed
            CommitTransaction-throws  Doomed    Doomed                  Doomed     Doomed                  Doomed                  Doomed                  Doomed      Doomed            .           Doomed                    Doomed     Doomed
            AbortTransaction          Aborted   Aborted                 Aborted    Aborted                 Aborted                 Aborted                 Aborted     Aborted           Aborted     Aborted                   Aborted    .
            throw                     .         .                       .          Failed                  Failed                  Failed                  .           Failed            .           Doomed                    .          .
            handled                   .         .                       .          .                       .                       .                       LeftBehind  .                 Refused     .                         .          .
            answer                    Aborted   .                       .          Aborted                 Aborted                 Aborted                 Aborted     Aborted           Aborted     Aborted                   .          .
            may-answer                .         .                       .          .                       .                       .                       Aborted     Aborted           Aborted     Aborted                   .          .
            may-begin                 .         Unknown                 Unknown    .                       .                       .                       .           .                 .           .                         Unknown    Unknown
            new                       .         Unknown                 Unknown    Unknown                 Unknown                 Unknown                 Unknown     Unknown           Unknown     Unknown                   Unknown    Unknown
            escape                    .         .                       .          .                       .                       .                       x!left-open .                 x!left-open .                         .          .
            return                    .         .                       .          x!left-uncommitted      x!left-uncommitted      x!left-uncommitted      .           x!left-open       .           x!left-open               .          .
            """,
    };

    public static TheoryData<string> Names => Automata.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_cell_is_as_it_is_meant(string name)
    {
        var automaton = Automata.Of(name);
        var lines = s_tables[name].Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal(lines[0].Skip(1), automaton.States.Select(state => (automaton.Entries.Contains(state) ? ">" : "") + state.Name + (state.IsResting ? "*" : "")));
        Assert.Equal(
            lines.Skip(1).Select(line => string.Join(' ', line)).Order(StringComparer.Ordinal),
            automaton.Events.Select(on => $"{Word(on.Name)} {string.Join(' ', automaton.States.Select(state => Cell(automaton, state, on)))}").Order(StringComparer.Ordinal));
    }

    /// <summary>A state that nothing leads to, or an error that nothing comes to, says nothing.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Each_state_is_reached(string name)
    {
        var automaton = Automata.Of(name);
        var entered = automaton.States.SelectMany(state => automaton.Events.Select(on => automaton[state, on]?.To)).OfType<State>().Concat(automaton.Entries).ToHashSet();
        Assert.Empty(automaton.States.Where(state => !entered.Contains(state)).Select(state => state.Name));
    }

    private static string Cell(Automaton automaton, State state, Event on)
    {
        var before = DisjunctiveState.Of(state);
        var after = before.On(automaton, on, s_place).Ways.Select(way => way.Key).ToList();
        var error = automaton[state, on]?.Error is { } wrong ? "!" + Word(wrong.Name) : "";
        var next = after.Where(disjunct => disjunct.State != state || disjunct.Site is not null).ToList();
        return (after.Count == 0 ? "x" : next.Count == 0 ? "." : string.Concat(next.Select(Name)) + (after.Count > next.Count ? "&" : "")) + error;
    }

    private static string Name(Disjunct disjunct) => disjunct.State.Name + (disjunct.Site is null ? "" : "+");

    private static string Word(string name) => name.Replace(' ', '-');
}
