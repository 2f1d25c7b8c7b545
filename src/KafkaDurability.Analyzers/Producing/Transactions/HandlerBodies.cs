using System;
using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>What the catch, filter and finally blocks of a graph do, each as a whole.</summary>
internal sealed class HandlerBodies
{
    private readonly Dictionary<ControlFlowRegion, bool> _settles = [];
    private readonly HashSet<int> _settlingFinallies = [];
    private readonly HashSet<int> _within = [];
    private readonly HashSet<int> _filters = [];

    /// <param name="settles">Whether an operation in a handler answers the failure.</param>
    /// <param name="tells">Whether an operation in a filter tells failures of the client apart.</param>
    public HandlerBodies(ControlFlowGraph graph, Func<IOperation, bool> settles, Func<IOperation, bool> tells)
    {
        var pending = new Stack<ControlFlowRegion>();
        pending.Push(graph.Root);
        while (pending.Count > 0)
        {
            var region = pending.Pop();
            foreach (var nested in region.NestedRegions)
            {
                pending.Push(nested);
            }

            var blocks = graph.Blocks.Where(block => block.Ordinal >= region.FirstBlockOrdinal && block.Ordinal <= region.LastBlockOrdinal);
            switch (region.Kind)
            {
                case ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler:
                    _within.UnionWith(blocks.Select(block => block.Ordinal));
                    _settles[region] = blocks.SelectMany(block => FunctionGraphs.InOrder(graph, block)).Any(settles)
                        || region.NestedRegions.Where(nested => nested.Kind == ControlFlowRegionKind.Filter)
                            .SelectMany(filter => graph.Blocks.Where(block => block.Ordinal >= filter.FirstBlockOrdinal && block.Ordinal <= filter.LastBlockOrdinal))
                            .SelectMany(block => FunctionGraphs.InOrder(graph, block)).Any(tells);
                    break;
                case ControlFlowRegionKind.Filter:
                    _filters.UnionWith(blocks.Select(block => block.Ordinal));
                    break;
                case ControlFlowRegionKind.Finally:
                    _within.UnionWith(blocks.Select(block => block.Ordinal));
                    if (blocks.SelectMany(block => FunctionGraphs.InOrder(graph, block)).Any(settles))
                    {
                        _settlingFinallies.Add(region.FirstBlockOrdinal);
                    }

                    break;
            }
        }
    }

    /// <summary>Whether a catch, with its filter, answers the failure somewhere in it.</summary>
    public bool Settles(ControlFlowRegion handler) => _settles.TryGetValue(handler, out var settles) && settles;

    /// <summary>Whether a finally that does so begins with the block.</summary>
    public bool SettlesAsFinally(BasicBlock block) => _settlingFinallies.Contains(block.Ordinal);

    /// <summary>Whether the block is part of a catch or finally.</summary>
    public bool IsWithin(BasicBlock block) => _within.Contains(block.Ordinal);

    public bool IsFilter(BasicBlock block) => _filters.Contains(block.Ordinal);
}
