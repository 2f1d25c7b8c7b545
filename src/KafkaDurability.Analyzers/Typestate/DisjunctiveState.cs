using System;
using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Typestate;

/// <summary>The set of what may be at one point, with a way to each. The join is the union; it comes to rest as a way only changes to an earlier one.</summary>
internal sealed class DisjunctiveState
{
    private static readonly InFlightException s_any = new((ITypeSymbol?)null);

    private readonly SmallMap<Disjunct, Way> _ways;

    private DisjunctiveState(SmallMap<Disjunct, Way> ways) => _ways = ways;

    /// <summary>No program gets here.</summary>
    public static DisjunctiveState Nowhere { get; } = new(SmallMap<Disjunct, Way>.Empty);

    public bool IsNowhere => _ways.IsEmpty;

    public IEnumerable<KeyValuePair<Disjunct, Way>> Ways => _ways;

    public static DisjunctiveState Of(params State[] states) => states.Aggregate(Nowhere, (all, state) => all.Add(new Disjunct(state), new Way(null, null)));

    /// <summary>What an event makes of it.</summary>
    public DisjunctiveState On(Automaton automaton, Event on, SyntaxNode at)
    {
        var isSame = true;
        foreach (var way in _ways)
        {
            isSame &= automaton[way.Key.State, on] is null;
        }

        return isSame ? this : Each((state, disjunct, way) =>
        {
            if (automaton[disjunct.State, on] is not { } cell)
            {
                return state.Add(disjunct, way);
            }

            state = cell.Keeps ? state.Add(disjunct, way) : state;
            return cell.To is null ? state : state.Enter(cell, disjunct, way, at);
        });
    }

    /// <summary>An exception of a type begins its way in each of the states.</summary>
    public DisjunctiveState Thrown(Automaton automaton, ITypeSymbol? type, SyntaxNode at)
    {
        var flight = new InFlightException(type);
        return On(automaton, Event.Thrown, at).Each((state, disjunct, way) => state.Add(disjunct with { Flight = flight }, way with { Origin = at }));
    }

    /// <summary>The handler that has the exceptions is done.</summary>
    public DisjunctiveState Handled(Automaton automaton, SyntaxNode at) =>
        Where(disjunct => disjunct.Flight is not null).On(automaton, Event.Handled, at)
            .Each((state, disjunct, way) => state.Add(disjunct with { Flight = null }, way with { Origin = null }))
            .Join(Where(disjunct => disjunct.Flight is null));

    /// <summary>What a callee makes of it, where it returns or where it throws.</summary>
    /// <param name="callee">Known for each of the states.</param>
    public DisjunctiveState Through(Summary callee, bool isThrown, SyntaxNode call) => Each((state, disjunct, way) =>
        callee.From(disjunct.State)!.Where(exit => exit.Thrown is not null == isThrown).Aggregate(state, (all, exit) => all.Add(
            new Disjunct(exit.State, exit.IsNew ? call : exit.State.IsResting ? null : disjunct.Site, exit.Thrown ?? disjunct.Flight),
            new Way(exit.By is null ? way.Trace : Trace.Then(exit.IsNew || exit.State.IsResting ? null : way.Trace, exit.By, call), isThrown ? call : way.Origin))));

    public DisjunctiveState Where(Func<Disjunct, bool> isWanted)
    {
        var kept = _ways.Where((disjunct, _) => isWanted(disjunct));
        return ReferenceEquals(kept, _ways) ? this : new(kept);
    }

    public DisjunctiveState Join(DisjunctiveState other) => ReferenceEquals(this, other) || other.IsNowhere ? this
        : IsNowhere ? other
        : other.Each((state, disjunct, way) => state.Add(disjunct, way), this);

    public bool IsSame(DisjunctiveState other) => _ways.IsSame(other._ways, static (mine, twin) => mine == twin);

    private DisjunctiveState Each(Func<DisjunctiveState, Disjunct, Way, DisjunctiveState> add, DisjunctiveState? to = null)
    {
        var state = to ?? Nowhere;
        foreach (var way in _ways)
        {
            state = add(state, way.Key, way.Value);
        }

        return state;
    }

    private DisjunctiveState Enter(Transition cell, Disjunct disjunct, Way way, SyntaxNode at)
    {
        var to = cell.To == State.Same ? disjunct.State : cell.To!;
        if (to == disjunct.State && !cell.Starts)
        {
            return Add(disjunct, way);
        }

        var trace = Trace.Then(cell.Starts || to.IsResting ? null : way.Trace, cell.On, at);
        return Add(disjunct with { State = to, Site = cell.Starts ? at : to.IsResting ? null : disjunct.Site }, way with { Trace = trace });
    }

    private DisjunctiveState Add(Disjunct disjunct, Way way)
    {
        if (_ways.TryGetValue(disjunct, out var known))
        {
            return way.IsBefore(known) ? new(_ways.SetItem(disjunct, way)) : this;
        }

        if (_ways.Count >= Limits.Possibilities && disjunct.Flight is { Type: not null })
        {
            return Add(disjunct with { Flight = s_any }, way);
        }

        var ways = _ways.SetItem(disjunct, way);
        return new(disjunct.Site is null || _ways.Count < Limits.Sites ? ways : Bounded(ways, disjunct));
    }

    /// <summary>Without the last of the objects in the same state, where there are too many.</summary>
    private static SmallMap<Disjunct, Way> Bounded(SmallMap<Disjunct, Way> ways, Disjunct added)
    {
        var count = 0;
        var last = added;
        foreach (var way in ways)
        {
            if (way.Key.Site is { } site && way.Key.State == added.State && Equals(way.Key.Flight, added.Flight))
            {
                count++;
                last = site.SpanStart > last.Site!.SpanStart ? way.Key : last;
            }
        }

        return count > Limits.Sites ? ways.Remove(last) : ways;
    }
}
