namespace KafkaDurability.Analyzers.Libraries.Chains;

/// <summary>How far chains are followed; what lies behind is out of sight.</summary>
internal static class Limits
{
    /// <summary>Calls within each other: configuration is rarely spread over more than two or three helpers.</summary>
    public const int Calls = 6;

    /// <summary>Variables and arguments that a delegate goes through.</summary>
    public const int Hops = 16;

    /// <summary>Operations of all bodies that one question looks at; the longest configuration in public code has about 5,000.</summary>
    public const int Operations = 50_000;
}
