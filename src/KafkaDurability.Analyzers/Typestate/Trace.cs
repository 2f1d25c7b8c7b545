using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Typestate;

/// <summary>The events that have brought an object into its state, the last one first. Events that change nothing are not among them.</summary>
internal sealed class Trace
{
    private readonly Trace? _before;
    private readonly int _count;

    private Trace(Event on, SyntaxNode at, Trace? before)
    {
        (Event, At) = (on, at);
        _before = before is { _count: < Limits.TraceEvents } ? before : null;
        _count = (_before?._count ?? 0) + 1;
    }

    public Event Event { get; }

    public SyntaxNode At { get; }

    public static Trace Then(Trace? before, Event on, SyntaxNode at) => new(on, at, before);

    /// <summary>In the order in which they happen.</summary>
    public ImmutableArray<(Event Event, SyntaxNode At)> InOrder() => Backwards().Select(step => (step.Event, step.At)).Reverse().ToImmutableArray();

    /// <summary>Where the first of the events has happened; null where none has.</summary>
    public SyntaxNode? First(params Event[] events) => Backwards().LastOrDefault(step => events.Contains(step.Event))?.At;

    /// <summary>Where the last of the events has happened; null where none has.</summary>
    public SyntaxNode? Last(params Event[] events) => Backwards().FirstOrDefault(step => events.Contains(step.Event))?.At;

    private IEnumerable<Trace> Backwards()
    {
        for (var step = this; step is not null; step = step._before)
        {
            yield return step;
        }
    }
}
