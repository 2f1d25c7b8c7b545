using System;
using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Typestate;

/// <summary>What the catch, filter and finally blocks of a graph do, each as a whole: on which condition they do it is the user's to say.</summary>
internal sealed class HandlerBodies
{
    private readonly HashSet<ControlFlowRegion> _answering = [];
    private readonly HashSet<int> _answeringFinallies = [];
    private readonly HashSet<int> _within = [];

    /// <param name="answers">Whether an operation in a handler answers the failure.</param>
    /// <param name="tells">Whether an operation in a filter tells failures of the client apart; null where none does.</param>
    public HandlerBodies(ControlFlowGraph graph, Func<IOperation, bool> answers, Func<IOperation, bool>? tells = null)
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

            switch (region.Kind)
            {
                case ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler:
                    AddBlocks(region);
                    if (Operations(graph, region).Any(answers)
                        || tells is not null && region.NestedRegions.Any(nested => nested.Kind == ControlFlowRegionKind.Filter && Operations(graph, nested).Any(tells)))
                    {
                        _answering.Add(region);
                    }

                    break;
                case ControlFlowRegionKind.Finally:
                    AddBlocks(region);
                    if (Operations(graph, region).Any(answers))
                    {
                        _answeringFinallies.Add(region.FirstBlockOrdinal);
                    }

                    break;
            }
        }
    }

    /// <summary>Whether a catch, with its filter, answers the failure somewhere in it.</summary>
    public bool Answers(ControlFlowRegion handler) => _answering.Contains(handler);

    /// <summary>Whether a finally that does so begins with the block.</summary>
    public bool AnswersAsFinally(BasicBlock block) => _answeringFinallies.Contains(block.Ordinal);

    /// <summary>Whether the block is part of a catch or finally.</summary>
    public bool IsWithin(BasicBlock block) => _within.Contains(block.Ordinal);

    private void AddBlocks(ControlFlowRegion region) => _within.UnionWith(Enumerable.Range(region.FirstBlockOrdinal, region.LastBlockOrdinal - region.FirstBlockOrdinal + 1));

    private static IEnumerable<IOperation> Operations(ControlFlowGraph graph, ControlFlowRegion region) => Enumerable
        .Range(region.FirstBlockOrdinal, region.LastBlockOrdinal - region.FirstBlockOrdinal + 1).SelectMany(ordinal => FunctionGraphs.InOrder(graph, graph.Blocks[ordinal]));
}
