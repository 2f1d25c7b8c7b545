using System.Collections.Generic;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>What comes of a finding.</summary>
internal enum Consequence
{
    /// <summary>Neither of the others: something is slow, or without effect.</summary>
    Other,

    /// <summary>Messages are lost, or may be.</summary>
    Loss,

    /// <summary>Messages are written, or processed, twice or in another order.</summary>
    Duplicate,

    /// <summary>The client throws.</summary>
    Crash,
}

/// <summary>What comes of each rule's findings. The presets and the declared guarantee go by this.</summary>
internal static class Consequences
{
    private static readonly Dictionary<string, Consequence> s_all = new()
    {
        ["KD0001"] = Consequence.Other,
        ["KD1001"] = Consequence.Loss,
        ["KD1002"] = Consequence.Loss,
        ["KD1003"] = Consequence.Duplicate,
        ["KD1004"] = Consequence.Duplicate,
        ["KD1005"] = Consequence.Crash,
        ["KD1006"] = Consequence.Loss,
        ["KD1007"] = Consequence.Loss,
        ["KD1008"] = Consequence.Loss,
        ["KD1009"] = Consequence.Loss,
        ["KD1101"] = Consequence.Loss,
        ["KD1102"] = Consequence.Loss,
        ["KD1103"] = Consequence.Loss,
        ["KD1104"] = Consequence.Loss,
        ["KD1105"] = Consequence.Loss,
        ["KD1106"] = Consequence.Loss,
        ["KD1107"] = Consequence.Other,
        ["KD1108"] = Consequence.Duplicate,
        ["KD2001"] = Consequence.Loss,
        ["KD2002"] = Consequence.Loss,
        ["KD2003"] = Consequence.Loss,
        ["KD2004"] = Consequence.Crash,
        ["KD2005"] = Consequence.Duplicate,
        ["KD2006"] = Consequence.Crash,
        ["KD2007"] = Consequence.Loss,
        ["KD2008"] = Consequence.Duplicate,
        ["KD2009"] = Consequence.Duplicate,
        ["KD2101"] = Consequence.Loss,
        ["KD2102"] = Consequence.Loss,
        ["KD2103"] = Consequence.Loss,
        ["KD2104"] = Consequence.Loss,
        ["KD2105"] = Consequence.Loss,
        ["KD2106"] = Consequence.Duplicate,
        ["KD2107"] = Consequence.Loss,
        ["KD2108"] = Consequence.Other,
        ["KD2109"] = Consequence.Duplicate,
        ["KD2110"] = Consequence.Loss,
        ["KD2111"] = Consequence.Crash,
        ["KD3001"] = Consequence.Loss,
        ["KD3002"] = Consequence.Loss,
        ["KD3003"] = Consequence.Loss,
        ["KD3004"] = Consequence.Other,
        ["KD3005"] = Consequence.Loss,
        ["KD3006"] = Consequence.Loss,
        ["KD4001"] = Consequence.Crash,
        ["KD4002"] = Consequence.Crash,
        ["KD4003"] = Consequence.Duplicate,
        ["KD4004"] = Consequence.Crash,
        ["KD4005"] = Consequence.Duplicate,
        ["KD4006"] = Consequence.Duplicate,
        ["KD5001"] = Consequence.Other,
        ["KD5002"] = Consequence.Crash,
        ["KD5003"] = Consequence.Other,
        ["KD5004"] = Consequence.Other,
        ["KD5005"] = Consequence.Crash,
    };

    /// <exception cref="KeyNotFoundException">The rule has no entry; a test looks that each has one.</exception>
    public static Consequence Of(string rule) => s_all[rule];
}
