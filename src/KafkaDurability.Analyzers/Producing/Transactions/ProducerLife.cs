using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>A producer whose whole life is in sight: where it is built, and each call that is ever made on it.</summary>
/// <param name="Builds">The calls of Build that it comes from.</param>
/// <param name="Calls">The calls on it, by the name of the method of IProducer.</param>
/// <param name="Origins">The statements' operations that put it into a variable right from Build, or from the method that builds it, with the variable.</param>
internal sealed record ProducerLife(
    ImmutableArray<SyntaxNode> Builds,
    ImmutableArray<(string Name, SyntaxNode Call)> Calls,
    ImmutableArray<(ISymbol Variable, SyntaxNode Value)> Origins)
{
    public bool Has(string method) => Calls.Any(call => call.Name == method);
}
