using KafkaDurability.Analyzers.Libraries;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD6002: an exception in a KafkaFlow handler is logged, and the message is lost.</summary>
internal sealed class HandlerFailurePassed() : WrapperRule(
    Hazard.LoggedAndPassed,
    Warning(
        "KD6002",
        "an exception in a KafkaFlow handler is logged, and the message is lost",
        "KafkaFlow logs an exception that comes out of these middlewares, and completes the message, so it is lost; put RetryForever or RetryDurable first, or a middleware that keeps the message",
        "The worker catches what its middlewares throw, and stores the message's offset in a finally."),
    Consequence.Loss,
    FixKind.Library);
