using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Program;

/// <summary>The graphs of a member and of the lambdas and local functions in it.</summary>
internal static class FunctionGraphs
{
    private static readonly ConditionalWeakTable<ControlFlowGraph, Contents> s_contents = new();

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

    /// <summary>The graph of a local function, for code that names it in the graph at hand.</summary>
    /// <returns>Null where broken code names it out of its scope.</returns>
    public static ControlFlowGraph? OfLocal(IMethodSymbol function, ControlFlowGraph? graph, CancellationToken cancellation)
    {
        for (; graph is not null; graph = graph.Parent)
        {
            if (graph.LocalFunctions.Contains(function, SymbolEqualityComparer.Default))
            {
                return graph.GetLocalFunctionControlFlowGraph(function, cancellation);
            }
        }

        return null;
    }

    /// <summary>All operations of a graph, each before its parts; written down once, as several readings look at them.</summary>
    public static ImmutableArray<IOperation> Operations(ControlFlowGraph graph) => s_contents.GetValue(graph, key => new Contents(key)).All;

    /// <summary>The operations of a block in the order in which they run: what an operation takes comes before it.</summary>
    public static ImmutableArray<IOperation> InOrder(ControlFlowGraph graph, BasicBlock block) =>
        s_contents.GetValue(graph, key => new Contents(key)).InOrder(block);

    private sealed class Contents(ControlFlowGraph graph)
    {
        private readonly Lazy<ImmutableArray<IOperation>> _all = new(() => graph.Blocks
            .SelectMany(Roots).SelectMany(operation => operation.DescendantsAndSelf()).ToImmutableArray());

        /// <summary>By the blocks' ordinals; empty by default where nobody has asked.</summary>
        private readonly ImmutableArray<IOperation>[] _inOrder = new ImmutableArray<IOperation>[graph.Blocks.Length];

        public ImmutableArray<IOperation> All => _all.Value;

        public ImmutableArray<IOperation> InOrder(BasicBlock block) => _inOrder[block.Ordinal] is { IsDefault: false } known ? known : _inOrder[block.Ordinal] = Ordered(block);

        private static ImmutableArray<IOperation> Ordered(BasicBlock block)
        {
            var ordered = ImmutableArray.CreateBuilder<IOperation>();
            var pending = new Stack<IOperation>();
            foreach (var root in Roots(block))
            {
                var start = ordered.Count;
                pending.Push(root);
                while (pending.Count > 0)
                {
                    var operation = pending.Pop();
                    ordered.Add(operation);
                    foreach (var child in operation.ChildOperations)
                    {
                        pending.Push(child);
                    }
                }

                Reverse(ordered, start);
            }

            return ordered.ToImmutable();
        }

        private static void Reverse(ImmutableArray<IOperation>.Builder operations, int start)
        {
            for (var end = operations.Count - 1; start < end; start++, end--)
            {
                (operations[start], operations[end]) = (operations[end], operations[start]);
            }
        }

        private static IEnumerable<IOperation> Roots(BasicBlock block)
        {
            foreach (var operation in block.Operations)
            {
                yield return operation;
            }

            if (block.BranchValue is { } value)
            {
                yield return value;
            }
        }
    }
}
