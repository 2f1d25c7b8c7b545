using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Flow;

/// <summary>A block, together with the way the flow entered the finally block that it belongs to.</summary>
internal readonly struct FlowNode : IEquatable<FlowNode>
{
    public FlowNode(BasicBlock block, FinallyEntry? through)
    {
        Block = block;
        Through = through;
    }

    /// <summary>Source order: it visits a loop's head before its body, so few blocks are visited twice.</summary>
    public static IComparer<FlowNode> Order { get; } = Comparer<FlowNode>.Create((x, y) =>
        x.Block.Ordinal != y.Block.Ordinal
            ? x.Block.Ordinal.CompareTo(y.Block.Ordinal)
            : (x.Through?.Number ?? 0).CompareTo(y.Through?.Number ?? 0));

    public BasicBlock Block { get; }

    public FinallyEntry? Through { get; }

    public bool Equals(FlowNode other) => Block == other.Block && Through == other.Through;

    public override bool Equals(object? obj) => obj is FlowNode other && Equals(other);

    public override int GetHashCode() => (Block.Ordinal * 397) ^ (Through?.Number ?? 0);
}

/// <summary>One way into a finally block: by a branch, which goes on afterwards, or by an exception.</summary>
internal sealed class FinallyEntry
{
    public FinallyEntry(ControlFlowRegion region, ControlFlowBranch? branch, int index, FinallyEntry? outer, int number)
    {
        Region = region;
        Branch = branch;
        Index = index;
        Outer = outer;
        Number = number;
    }

    public ControlFlowRegion Region { get; }

    /// <summary>The branch to go on with, or null for an exception.</summary>
    public ControlFlowBranch? Branch { get; }

    /// <summary>The position of <see cref="Region"/> among the branch's finally regions.</summary>
    public int Index { get; }

    public FinallyEntry? Outer { get; }

    public int Number { get; }
}
