using KafkaDurability.Analyzers.Libraries;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD6007: failed messages are to go to a dead letter topic, and there is none.</summary>
internal sealed class DeadLettersNowhere() : WrapperRule(
    Hazard.NoDeadLetters,
    Warning(
        "KD6007",
        "failed messages are to go to a dead letter topic, and there is none",
        "{0}, so {1}; {2}",
        "Moving a message to the dead letters loses it where none are kept."),
    Consequence.Loss,
    FixKind.Library | FixKind.Suggestion);
