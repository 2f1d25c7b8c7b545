using KafkaDurability.Analyzers.Libraries;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD6011: failed records are skipped.</summary>
internal sealed class SkipWrittenDown() : WrapperRule(
    Hazard.Skips,
    Warning(
        "KD6011",
        "failed records are skipped",
        "{0}: {1}; {2}",
        "A record that is skipped is lost, unless it is kept elsewhere first."),
    Consequence.Loss,
    FixKind.Library | FixKind.Suggestion);
