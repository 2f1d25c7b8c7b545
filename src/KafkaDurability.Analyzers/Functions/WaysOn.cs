using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Whether the program may come from one piece of code to another, on the ways without exceptions.</summary>
internal static class WaysOn
{
    /// <param name="functions">The graphs of a member; the way is one within a single function.</param>
    /// <param name="isTo">What the way is to come to.</param>
    /// <param name="isEnd">What no way leads past.</param>
    public static bool Lead(IEnumerable<ControlFlowGraph> functions, SyntaxNode from, Func<IOperation, bool> isTo, Func<IOperation, bool> isEnd)
    {
        foreach (var graph in functions)
        {
            foreach (var block in graph.Blocks)
            {
                var own = FunctionGraphs.InOrder(graph, block);
                var index = own.ToList().FindLastIndex(operation => operation.Syntax == from);
                if (index >= 0)
                {
                    return Lead(graph, block, own.Skip(index + 1), isTo, isEnd);
                }
            }
        }

        return false;
    }

    private static bool Lead(ControlFlowGraph graph, BasicBlock start, IEnumerable<IOperation> rest, Func<IOperation, bool> isTo, Func<IOperation, bool> isEnd)
    {
        var seen = new HashSet<int>();
        var pending = new Queue<(BasicBlock Block, IEnumerable<IOperation> Code)>([(start, rest)]);
        while (pending.Count > 0)
        {
            var (block, code) = pending.Dequeue();
            var decisive = code.FirstOrDefault(operation => isTo(operation) || isEnd(operation));
            if (decisive is not null && isTo(decisive))
            {
                return true;
            }

            if (decisive is not null)
            {
                continue;
            }

            foreach (var branch in new[] { block.ConditionalSuccessor, block.FallThroughSuccessor })
            {
                if (branch?.Destination is { } next && !branch.FinallyRegions.Any(region => Blocks(graph, region).Any(within => FunctionGraphs.InOrder(graph, within).Any(isEnd))) && seen.Add(next.Ordinal))
                {
                    pending.Enqueue((next, FunctionGraphs.InOrder(graph, next)));
                }
            }
        }

        return false;
    }

    private static IEnumerable<BasicBlock> Blocks(ControlFlowGraph graph, ControlFlowRegion region) =>
        Enumerable.Range(region.FirstBlockOrdinal, region.LastBlockOrdinal - region.FirstBlockOrdinal + 1).Select(ordinal => graph.Blocks[ordinal]);
}
