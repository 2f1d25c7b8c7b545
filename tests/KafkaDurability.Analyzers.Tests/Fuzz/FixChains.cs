namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>Findings whose fix lets another rule speak, which says the next thing to do.</summary>
internal static class FixChains
{
    public static IReadOnlySet<(string Fixed, string Raised)> Documented { get; } = new HashSet<(string, string)>
    {
        // The retries that are back want numbers, or they duplicate.
        ("KD1006", "KD1003"),
    };
}
