using KafkaDurability.Analyzers.Libraries;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD6014: offsets are kept by hand, and nobody does.</summary>
internal sealed class NeverCompleted() : WrapperRule(
    Hazard.NeverCompleted,
    Warning(
        "KD6014",
        "offsets are kept by hand, and nobody does",
        "{0}, and {1}; {2}",
        "A consumer whose offsets are never committed begins again from where its group last was."),
    Consequence.Duplicate);
