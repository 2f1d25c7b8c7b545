using KafkaDurability.Analyzers.Libraries;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD6001: a failed function's messages are committed.</summary>
internal sealed class FunctionFailureCommitted() : WrapperRule(
    Hazard.CommittedOnFailure,
    Warning(
        "KD6001",
        "a failed function's messages are committed",
        "The Kafka extension commits the offsets of '{0}' also when it fails, so what it failed on is lost; {1}",
        "By default the Azure Functions Kafka extension commits the offsets of an invocation whatever came of it: at most once."),
    Consequence.Loss,
    FixKind.Library | FixKind.Suggestion);
