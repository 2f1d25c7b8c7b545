using System;
using System.Collections.Generic;
using System.Linq;

namespace KafkaDurability.Analyzers.Typestate;

/// <summary>Rows of a table that say the same: what an event does in some states.</summary>
/// <param name="To">The state behind it, or <see cref="State.Same"/>; null where no program gets there, or the function ends.</param>
/// <param name="Error">What is wrong with the event in these states. The object goes on all the same.</param>
/// <param name="Starts">The event begins the life of an object: it is told from others by where that stands.</param>
/// <param name="Keeps">The object stays as it is as well: the one that starts is another.</param>
internal sealed record Transition(IReadOnlyList<State> From, Event On, State? To, Error? Error = null, bool Starts = false, bool Keeps = false);

/// <summary>The protocol of an object as a table of states and events. A cell that no row speaks of leaves the state as it is.</summary>
internal sealed class Automaton
{
    private readonly Dictionary<(State, Event), Transition> _cells = [];

    /// <param name="entries">The states that a function may find; the first of them where nothing is known.</param>
    /// <exception cref="ArgumentException">Two rows speak of one cell.</exception>
    public Automaton(string name, string meaning, IReadOnlyList<State> entries, IReadOnlyList<State> states, IReadOnlyList<Transition> rows)
    {
        (Name, Meaning, Entries, States, Rows) = (name, meaning, entries, states, rows);
        Events = rows.Select(row => row.On).Distinct().ToList();
        foreach (var row in rows)
        {
            foreach (var from in row.From)
            {
                _cells.Add((from, row.On), row);
            }
        }
    }

    public string Name { get; }

    public string Meaning { get; }

    public IReadOnlyList<State> Entries { get; }

    public State Initial => Entries[0];

    public IReadOnlyList<State> States { get; }

    public IReadOnlyList<Transition> Rows { get; }

    /// <summary>The events of the table, in the order of its rows.</summary>
    public IReadOnlyList<Event> Events { get; }

    /// <summary>What an event does in a state; null where it does nothing.</summary>
    public Transition? this[State from, Event on] => _cells.TryGetValue((from, on), out var cell) ? cell : null;
}
