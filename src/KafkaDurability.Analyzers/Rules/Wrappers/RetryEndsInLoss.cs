using KafkaDurability.Analyzers.Libraries;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD6003: KafkaFlow gives up after the last retry, and the message is lost.</summary>
internal sealed class RetryEndsInLoss() : WrapperRule(
    Hazard.RetriesEnd,
    Warning(
        "KD6003",
        "KafkaFlow gives up after the last retry, and the message is lost",
        "After its last try {0} throws on to the worker, which logs it and completes the message, so it is lost; use RetryForever or RetryDurable",
        "A retry that ends only puts off the loss: the worker stores the message's offset whatever its middlewares throw."),
    Consequence.Loss,
    FixKind.Library);
