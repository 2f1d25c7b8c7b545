using System.Collections.Immutable;
using System.Linq;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>The rules whose findings the fixers look at. Which fix a finding offers, its rule decides.</summary>
internal static class FixableRules
{
    public static ImmutableArray<string> Settings { get; } = ImmutableArray.CreateRange(new[]
    {
        "KD1001", "KD1002", "KD1003", "KD1004", "KD1005", "KD1006", "KD1007", "KD1009",
        "KD2001", "KD2002", "KD2003", "KD2004", "KD2006", "KD2008",
        "KD3002", "KD3003", "KD3004", "KD3005",
        "KD4003", "KD5002", "KD5005",
    });

    /// <summary>Those with a fix for the editor alone, some beside an automatic one.</summary>
    public static ImmutableArray<string> Suggestions { get; } =
        ImmutableArray.CreateRange(new[]
        {
            "KD1008", "KD1102", "KD1103", "KD1104", "KD1105", "KD1106", "KD2001", "KD2002", "KD2005", "KD2007", "KD2009", "KD2104", "KD2107", "KD2111",
            "KD3001", "KD4002", "KD4003", "KD5003", "KD5004",
        });

    public static ImmutableArray<string> Statements { get; } = ImmutableArray.Create("KD1105", "KD2101", "KD2102", "KD2103", "KD2105", "KD4001");

    public static ImmutableArray<string> Offsets { get; } = ImmutableArray.Create("KD2106");

    /// <summary>Those whose findings may stand inside a settings file.</summary>
    public static ImmutableArray<string> SettingsFiles { get; } = Settings.AddRange(Suggestions.Except(Settings)).Add("KD5001");

    public static ImmutableArray<string> Finallies { get; } = ImmutableArray.Create("KD1101", "KD2108");
}
