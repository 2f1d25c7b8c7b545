using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>With what the loops of one function go round: one that only does so after a failure is there to try again.</summary>
internal sealed class LoopIterations
{
    private readonly ControlFlowGraph _graph;
    private readonly Dictionary<(int Head, ConsumedMessage Message), (int Last, HashSet<MessageState> Standings)> _rounds = new();

    private readonly Dictionary<ConsumedMessage, List<int>> _origins = new();

    public LoopIterations(ControlFlowGraph graph) => _graph = graph;

    /// <param name="head">Where the loop begins again.</param>
    /// <param name="last">The block that leads there.</param>
    /// <param name="refine">The disjunct on one branch; null where it does not take it.</param>
    public void Note(BasicBlock head, BasicBlock last, MessageDisjuncts disjuncts, System.Func<BasicBlock, ControlFlowBranch, MessageDisjunct, MessageDisjunct?> refine)
    {
        foreach (var disjunct in disjuncts.All.Where(disjunct => GoesOn(head, disjunct, Limits.Conditions)))
        {
            // An exception at some other place sends it round, too.
            var isCaught = disjunct.Constant(MessageDisjunct.Caught) is not null;
            foreach (var own in disjunct.Messages.Where(own => !isCaught || own.Value.State is MessageState.Failed or MessageState.ResultFalse))
            {
                if (!_rounds.TryGetValue((head.Ordinal, own.Key), out var known))
                {
                    known = (last.Ordinal, []);
                }

                known.Standings.Add(own.Value.State);
                _rounds[(head.Ordinal, own.Key)] = (System.Math.Max(known.Last, last.Ordinal), known.Standings);
            }
        }

        // while (!done): a loop that has its condition at the top may be left there.
        bool GoesOn(BasicBlock block, MessageDisjunct disjunct, int conditions)
        {
            if (block is not { ConditionalSuccessor: { } conditional, FallThroughSuccessor: { } otherwise } || block.Operations.Length > 0 || conditions == 0)
            {
                return true;
            }

            return new[] { conditional, otherwise }.Any(branch =>
                branch.Destination is { } next && next.Ordinal > block.Ordinal && next.Ordinal <= last.Ordinal
                && refine(block, branch, disjunct) is { } refined && GoesOn(next, refined, conditions - 1));
        }
    }

    /// <summary>Whether the blocks from one to another, a loop, consume the message.</summary>
    public bool Consumes(BasicBlock head, BasicBlock last, ConsumedMessage message) => IsConsumedIn(head.Ordinal, last.Ordinal, message);

    /// <summary>Whether a loop that consumes the message goes round after failures, and never where all went well.</summary>
    public bool IsRetry(ConsumedMessage message) => _rounds.Any(round =>
        round.Key.Message == message
        && round.Value.Standings.All(tracked => tracked is MessageState.Failed or MessageState.ResultFalse)
        && IsConsumedIn(round.Key.Head, round.Value.Last, message));

    /// <summary>Of one that came in as a parameter, no block is.</summary>
    private bool IsConsumedIn(int head, int last, ConsumedMessage message)
    {
        if (!_origins.TryGetValue(message, out var origins))
        {
            origins = _graph.Blocks.Where(block => FunctionGraphs.InOrder(_graph, block).Any(part => part.Syntax == message.Origin)).Select(block => block.Ordinal).ToList();
            _origins.Add(message, origins);
        }

        return origins.Any(block => block >= head && block <= last);
    }
}
