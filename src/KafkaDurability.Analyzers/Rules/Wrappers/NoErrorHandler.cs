using KafkaDurability.Analyzers.Libraries;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD6008: no error handler: SlimMessageBus passes the message that failed.</summary>
internal sealed class NoErrorHandler() : WrapperRule(
    Hazard.NoErrorHandler,
    Warning(
        "KD6008",
        "no error handler: SlimMessageBus passes the message that failed",
        "No IKafkaConsumerErrorHandler is registered, so SlimMessageBus logs what '{0}' throws and the next checkpoint passes the {1}; register one that retries",
        "The Kafka provider logs an exception of a consumer and goes on; what to do instead is an error handler's to say."),
    Consequence.Loss,
    FixKind.Library);
