namespace KafkaDurability.Analyzers.Rules;

/// <summary>What comes of a finding.</summary>
internal enum Consequence
{
    /// <summary>None of the others: something is slow, or without effect.</summary>
    Other,

    /// <summary>Messages are lost, or may be.</summary>
    Loss,

    /// <summary>Messages are written, or processed, twice or in another order.</summary>
    Duplicate,

    /// <summary>The client throws.</summary>
    Crash,
}
