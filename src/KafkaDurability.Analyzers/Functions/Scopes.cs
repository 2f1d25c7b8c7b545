using System.Collections.Generic;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Where the variables of a graph live.</summary>
internal sealed class Scopes
{
    private readonly Dictionary<object, ControlFlowRegion> _regions = new();

    public Scopes(ControlFlowGraph graph)
    {
        var pending = new Stack<ControlFlowRegion>();
        pending.Push(graph.Root);
        while (pending.Count > 0)
        {
            var region = pending.Pop();
            foreach (var local in region.Locals)
            {
                _regions[local] = region;
            }

            foreach (var capture in region.CaptureIds)
            {
                _regions[capture] = region;
            }

            foreach (var nested in region.NestedRegions)
            {
                pending.Push(nested);
            }
        }
    }

    /// <summary>Whether the variable still lives in a block. Variables of an outer function always do.</summary>
    public bool IsAlive(object variable, BasicBlock block)
    {
        if (!_regions.TryGetValue(variable, out var home))
        {
            return true;
        }

        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region == home)
            {
                return true;
            }
        }

        return false;
    }
}
