using KafkaDurability.Analyzers.Libraries;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD6004: a faulted message of a MassTransit topic endpoint is discarded.</summary>
internal sealed class FaultDiscarded() : WrapperRule(
    Hazard.Discarded,
    Warning(
        "KD6004",
        "a faulted message of a MassTransit topic endpoint is discarded",
        "A message on which {0} throws is discarded and its offset moves on, as the rider has no error topic; retry with UseMessageRetry, and keep what fails for good",
        "A Kafka topic endpoint of MassTransit's rider discards faulted messages: there is no _error topic and no Fault<T>."),
    Consequence.Loss,
    FixKind.Library);
