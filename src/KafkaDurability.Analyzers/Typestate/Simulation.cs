using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Typestate;

/// <summary>An event, and a possibility that it may find.</summary>
/// <param name="Operation">What does it; null where the function ends.</param>
/// <param name="Error">What is wrong with it there; null where nothing is.</param>
internal sealed record Step(Event Event, SyntaxNode At, IOperation? Operation, Disjunct Disjunct, Way Way, Error? Error)
{
    /// <summary>The places of the events that led here, and of this one, in their order.</summary>
    public ImmutableArray<(Event Event, SyntaxNode At)> Trace => Typestate.Trace.Then(Way.Trace, Event, At).InOrder();
}

/// <summary>What one function does to one object: each event with each possibility that it may find, and what is left at the end.</summary>
internal sealed record Simulation(ImmutableArray<Step> Steps, DisjunctiveState AtReturn, DisjunctiveState AtEscape)
{
    /// <summary>The steps that the protocol forbids.</summary>
    public IEnumerable<Step> Violations(Error error) => Steps.Where(step => step.Error == error);
}
