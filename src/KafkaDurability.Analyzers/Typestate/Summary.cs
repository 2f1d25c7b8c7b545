using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Typestate;

/// <summary>One of the ways on which a function leaves an object.</summary>
/// <param name="IsNew">The object's life began in the function.</param>
/// <param name="By">The event that brought it into the state; null where it is as it was.</param>
/// <param name="Thrown">The exception that leaves the function; null where it returns.</param>
internal sealed record SummaryExit(State State, bool IsNew, Event? By, InFlightException? Thrown);

/// <summary>What functions in sight do to an object that they are given: for each state that they may find, what they leave. Worked out state by state, on demand.</summary>
/// <param name="run">The simulations of the functions, from a state; null where one is too large to tell.</param>
internal sealed class Summary(Func<State, IReadOnlyList<Simulation>?> run)
{
    private readonly Dictionary<State, IReadOnlyList<SummaryExit>?> _exits = [];

    /// <summary>Of functions that a call may run, any of them.</summary>
    public static Summary Of(Automaton automaton, IReadOnlyList<(ControlFlowGraph Graph, EventSource Source)> functions, ThrowModel throws, CancellationToken cancellation) => new(from =>
    {
        var runs = functions.Select(function => PropertySimulation.Run(automaton, DisjunctiveState.Of(from), function.Source, throws, function.Graph, cancellation)).ToList();
        return runs.Contains(null) ? null : runs.OfType<Simulation>().ToList();
    });

    /// <returns>Null where that is not known, also for a function that comes to call itself.</returns>
    public IReadOnlyList<SummaryExit>? From(State state)
    {
        if (!_exits.TryGetValue(state, out var known))
        {
            _exits[state] = null;
            _exits[state] = known = run(state)?.SelectMany(Exits).Distinct().ToList();
        }

        return known;
    }

    private static IEnumerable<SummaryExit> Exits(Simulation run) => run.AtReturn.Ways.Select(way => ExitOf(way, null)).Concat(run.AtEscape.Ways.Select(way => ExitOf(way, way.Key.Flight)));

    private static SummaryExit ExitOf(KeyValuePair<Disjunct, Way> way, InFlightException? thrown) => new(way.Key.State, way.Key.Site is not null, way.Value.Trace?.Event, thrown);
}
