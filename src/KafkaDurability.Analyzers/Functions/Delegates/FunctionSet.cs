using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>A function that a delegate runs.</summary>
/// <param name="Symbol">The method, local function or lambda, as it is declared.</param>
/// <param name="Lambda">The lambda or local function itself; null where it is a member.</param>
/// <param name="Body">What a lambda does; null where it is none, or was met in a graph.</param>
internal sealed record FunctionValue(IMethodSymbol Symbol, SyntaxNode? Lambda, IOperation? Body = null);

/// <summary>What a delegate may run.</summary>
/// <param name="IsComplete">There are no others: all that gives it a value is in sight, and understood.</param>
/// <param name="Calls">Calls that gave a delegate, such as LoggerMessage.Define.</param>
internal sealed record FunctionSet(ImmutableArray<FunctionValue> Functions, ImmutableArray<IOperation> Calls, bool IsComplete)
{
    /// <summary>The same without operations: what is kept for a whole program must not hold bodies. The symbol of a lambda still does; they are few.</summary>
    public FunctionSet WithoutBodies() => new(
        Functions.Select(function => function with { Body = null }).ToImmutableArray(), ImmutableArray<IOperation>.Empty, IsComplete);
}
