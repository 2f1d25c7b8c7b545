using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>The graphs of a member and of the lambdas and local functions in it.</summary>
internal static class FunctionGraphs
{
    public static IEnumerable<ControlFlowGraph> Of(ControlFlowGraph outermost, CancellationToken cancellation) =>
        Of(outermost, null, cancellation).Select(function => function.Graph);

    /// <param name="member">The method that the outermost graph is of; null where it is an initializer.</param>
    public static IEnumerable<(ControlFlowGraph Graph, IMethodSymbol? Symbol)> Of(
        ControlFlowGraph outermost, IMethodSymbol? member, CancellationToken cancellation)
    {
        var pending = new Stack<(ControlFlowGraph Graph, IMethodSymbol? Symbol)>();
        pending.Push((outermost, member));
        while (pending.Count > 0)
        {
            var (graph, symbol) = pending.Pop();
            yield return (graph, symbol);
            foreach (var function in graph.LocalFunctions)
            {
                pending.Push((graph.GetLocalFunctionControlFlowGraph(function, cancellation), function));
            }

            foreach (var function in Operations(graph).OfType<IFlowAnonymousFunctionOperation>())
            {
                pending.Push((graph.GetAnonymousFunctionControlFlowGraph(function, cancellation), function.Symbol));
            }
        }
    }

    public static IEnumerable<IOperation> Operations(ControlFlowGraph graph) =>
        graph.Blocks.SelectMany(Roots).SelectMany(operation => operation.DescendantsAndSelf());

    /// <summary>The operations of a block in the order in which they run: what an operation takes comes before it.</summary>
    public static IEnumerable<IOperation> InOrder(BasicBlock block)
    {
        foreach (var root in Roots(block))
        {
            var pending = new Stack<IOperation>();
            var backwards = new List<IOperation>();
            pending.Push(root);
            while (pending.Count > 0)
            {
                var operation = pending.Pop();
                backwards.Add(operation);
                foreach (var child in operation.ChildOperations)
                {
                    pending.Push(child);
                }
            }

            for (var i = backwards.Count - 1; i >= 0; i--)
            {
                yield return backwards[i];
            }
        }
    }

    private static IEnumerable<IOperation> Roots(BasicBlock block) =>
        block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations;
}
