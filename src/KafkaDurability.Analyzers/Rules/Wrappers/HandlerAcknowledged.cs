using KafkaDurability.Analyzers.Libraries;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD6006: a Brighter handler without a backstop acknowledges what failed.</summary>
internal sealed class HandlerAcknowledged() : WrapperRule(
    Hazard.Acknowledged,
    Warning(
        "KD6006",
        "a Brighter handler without a backstop acknowledges what failed",
        "Brighter logs what '{0}' throws, and acknowledges the message of {1}, so it is lost; add {2}",
        "The message pump acknowledges a message whose handler throws, unless an attribute says what to do on errors."),
    Consequence.Loss,
    FixKind.Library);
