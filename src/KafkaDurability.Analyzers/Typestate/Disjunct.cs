using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Typestate;

/// <summary>An exception on its way, or in a handler.</summary>
/// <param name="Type">Null where it may be any.</param>
internal sealed record InFlightException(ITypeSymbol? Type);

/// <summary>One of the possibilities at a point of a function. Two ways that lead to equal ones are the same from there on.</summary>
/// <param name="Site">Where the object's life has begun; null where that is out of sight, or the state is a resting one.</param>
internal sealed record Disjunct(State State, SyntaxNode? Site = null, InFlightException? Flight = null);

/// <summary>How a possibility came about: of several ways the one that one reads of first.</summary>
/// <param name="Origin">The code that has thrown the exception; null where none is on its way.</param>
internal sealed record Way(Trace? Trace, SyntaxNode? Origin)
{
    /// <summary>Where one reads of it.</summary>
    public int Position => (Origin ?? Trace?.At)?.SpanStart ?? -1;

    public bool IsBefore(Way other) => Position < other.Position;
}
