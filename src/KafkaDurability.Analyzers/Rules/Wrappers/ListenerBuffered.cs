using KafkaDurability.Analyzers.Libraries;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD6005: a buffered Wolverine listener loses messages in a crash.</summary>
internal sealed class ListenerBuffered() : WrapperRule(
    Hazard.Buffered,
    Warning(
        "KD6005",
        "a buffered Wolverine listener loses messages in a crash",
        "The listener of {0} is buffered: Wolverine completes a message's offset once it is queued in memory, so a crash loses what is queued or in work; use {1}",
        "Wolverine's Kafka listeners are buffered in memory unless they are told otherwise."),
    Consequence.Loss,
    FixKind.Library);
