using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Typestate;

/// <summary>The events of the object that a function has in one variable, field or property.</summary>
internal abstract class VariableEvents(ISymbol variable, ControlFlowGraph graph) : EventSource
{
    private readonly ISymbol _variable = variable.OriginalDefinition;

    protected ISymbol Variable => _variable;

    protected Storage Storage { get; } = Storage.Of(graph);

    /// <summary>Whether an operation names the variable.</summary>
    protected bool Is(IOperation? operation) => SymbolEqualityComparer.Default.Equals(Storage.Symbol(operation)?.OriginalDefinition, _variable);
}
