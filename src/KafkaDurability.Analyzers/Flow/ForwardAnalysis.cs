using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Flow;

/// <summary>
/// A worklist over one <see cref="ControlFlowGraph"/>: states flow forward along branches, along exceptions into
/// catch and filter blocks, and through finally blocks once for each way in, so that the state of an exception
/// never mixes with that of the normal path.
/// </summary>
/// <typeparam name="TState">An immutable state; <see cref="Join"/> and <see cref="AreEqual"/> make it a lattice.</typeparam>
internal abstract class ForwardAnalysis<TState>
    where TState : class
{
    private readonly Dictionary<FlowNode, TState> _entries = new();
    private readonly SortedSet<FlowNode> _worklist = new(FlowNode.Order);
    private readonly Dictionary<(object Way, int Index, FinallyEntry? Outer), FinallyEntry> _finallyEntries = new();

    protected ForwardAnalysis(ControlFlowGraph graph, CancellationToken cancellation)
    {
        Graph = graph;
        Cancellation = cancellation;
    }

    protected ControlFlowGraph Graph { get; }

    protected CancellationToken Cancellation { get; }

    /// <summary>The states at the start of each block, one for each way through enclosing finally blocks.</summary>
    protected IEnumerable<KeyValuePair<FlowNode, TState>> Entries => _entries.OrderBy(entry => entry.Key, FlowNode.Order);

    protected abstract TState Join(TState left, TState right);

    protected abstract bool AreEqual(TState left, TState right);

    /// <summary>Runs the operations of a block, and hands each state in which an exception may leave it to <paramref name="thrown"/>.</summary>
    protected abstract TState Transfer(BasicBlock block, TState state, System.Action<TState> thrown);

    /// <summary>The state on one branch, or null where the branch cannot be taken.</summary>
    protected virtual TState? Refine(BasicBlock block, ControlFlowBranch branch, TState state) => state;

    /// <summary>The state at the end of a branch, with the finally blocks on it run.</summary>
    protected virtual TState Arrive(ControlFlowBranch branch, TState state) => state;

    /// <summary>An exception leaves the function in this state.</summary>
    protected virtual void Escape(TState state)
    {
    }

    /// <summary>What of an exception's state a handler takes, and what goes on to the handlers behind and around it; null for nothing.</summary>
    protected virtual (TState? Taken, TState? Passed) Catch(ControlFlowRegion handler, TState state) =>
        (state, handler.Kind == ControlFlowRegionKind.Catch && CatchesAll(handler.ExceptionType) ? null : state);

    /// <summary>Solves the graph from the given state.</summary>
    /// <returns>False where the graph is too large or does not come to rest; its entries then mean nothing.</returns>
    protected bool Solve(TState entry)
    {
        if (Graph.Blocks.Length > Limits.Blocks)
        {
            return false;
        }

        // A state of bounded height comes to rest within a few visits of each block; the factor leaves room for nested loops.
        var budget = 64L * (Graph.Blocks.Length + 16);
        Flow(Graph.Blocks[0], null, entry);
        while (_worklist.Count > 0)
        {
            Cancellation.ThrowIfCancellationRequested();
            if (budget-- < 0)
            {
                return false;
            }

            var node = _worklist.Min;
            _worklist.Remove(node);
            Visit(node, _entries[node]);
        }

        return true;
    }

    private void Visit(FlowNode node, TState state)
    {
        var block = node.Block;
        state = Transfer(block, state, thrown => Throw(block.EnclosingRegion, node.Through, thrown));
        Follow(block, block.ConditionalSuccessor, state, node.Through);
        Follow(block, block.FallThroughSuccessor, state, node.Through);
    }

    private void Follow(BasicBlock block, ControlFlowBranch? branch, TState state, FinallyEntry? through)
    {
        if (branch is null || IsNeverTaken(block, branch) || Refine(block, branch, state) is not { } refined)
        {
            return;
        }

        switch (branch.Semantics)
        {
            case ControlFlowBranchSemantics.Regular:
            case ControlFlowBranchSemantics.Return:
                EnterFinally(branch, 0, refined, through);
                break;
            case ControlFlowBranchSemantics.Throw:
            case ControlFlowBranchSemantics.Rethrow:
                Throw(block.EnclosingRegion, through, refined);
                break;
            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                LeaveHandler(block, refined, through);
                break;
        }
    }

    /// <summary>The way out of while (true): the graph has it, the program does not.</summary>
    private static bool IsNeverTaken(BasicBlock block, ControlFlowBranch branch) =>
        block.ConditionalSuccessor is not null
        && block.BranchValue?.ConstantValue is { HasValue: true, Value: bool value }
        && branch.IsConditionalSuccessor != (value == (block.ConditionKind == ControlFlowConditionKind.WhenTrue));

    /// <summary>Sends a branch through the finally blocks it crosses, then to its destination.</summary>
    private void EnterFinally(ControlFlowBranch branch, int index, TState state, FinallyEntry? through)
    {
        if (index < branch.FinallyRegions.Length)
        {
            var region = branch.FinallyRegions[index];
            Flow(Graph.Blocks[region.FirstBlockOrdinal], Enter(branch, index, region, through), state);
        }
        else if (branch.Destination is { } destination)
        {
            Flow(destination, through, Arrive(branch, state));
        }
    }

    /// <summary>The end of a finally block, or a filter that said no.</summary>
    private void LeaveHandler(BasicBlock block, TState state, FinallyEntry? through)
    {
        var region = block.EnclosingRegion;
        while (region is not null && region.Kind is not (ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter))
        {
            region = region.EnclosingRegion;
        }

        if (region?.Kind == ControlFlowRegionKind.Finally && through?.Region == region && through.Branch is { } branch)
        {
            EnterFinally(branch, through.Index + 1, state, through.Outer);
        }
        else if (region?.EnclosingRegion is { } outer)
        {
            Throw(outer, through?.Region == region ? through!.Outer : through, state);
        }
    }

    /// <summary>Carries an exception outwards to every handler that may take it.</summary>
    private void Throw(ControlFlowRegion? region, FinallyEntry? through, TState state)
    {
        // The root of a lambda's graph lies within regions of the graph around it: an exception does not go there.
        for (; region is not null && region != Graph.Root; region = region.EnclosingRegion)
        {
            if (through?.Region == region)
            {
                through = through.Outer;
            }

            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { } guarded)
            {
                continue;
            }

            var handlers = guarded.NestedRegions;
            if (guarded.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                var last = handlers[handlers.Length - 1];
                Flow(Graph.Blocks[last.FirstBlockOrdinal], Enter(last, 0, last, through), state);
                return;
            }

            for (var i = 1; i < handlers.Length; i++)
            {
                var (taken, passed) = Catch(handlers[i], state);
                if (taken is not null)
                {
                    Flow(Graph.Blocks[handlers[i].FirstBlockOrdinal], through, taken);
                }

                if (passed is null)
                {
                    return;
                }

                state = passed;
            }
        }

        Escape(state);
    }

    protected static bool CatchesAll(ITypeSymbol? type) =>
        type is null
        || type.SpecialType == SpecialType.System_Object
        || type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private FinallyEntry Enter(object way, int index, ControlFlowRegion region, FinallyEntry? outer)
    {
        if (!_finallyEntries.TryGetValue((way, index, outer), out var entry))
        {
            entry = new FinallyEntry(region, way as ControlFlowBranch, index, outer, _finallyEntries.Count + 1);
            _finallyEntries.Add((way, index, outer), entry);
        }

        return entry;
    }

    private void Flow(BasicBlock block, FinallyEntry? through, TState state)
    {
        var node = new FlowNode(block, through);
        if (_entries.TryGetValue(node, out var known))
        {
            state = Join(known, state);
            if (AreEqual(known, state))
            {
                return;
            }
        }

        _entries[node] = state;
        _worklist.Add(node);
    }
}
