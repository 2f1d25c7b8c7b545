using KafkaDurability.Analyzers.Libraries;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD6009: a library sends without looking at the delivery.</summary>
internal sealed class SendUnconfirmed() : WrapperRule(
    Hazard.Unconfirmed,
    Warning(
        "KD6009",
        "a library sends without looking at the delivery",
        "With {0} {1}; {2}",
        "A message that was accepted for sending may still fail to be delivered."),
    Consequence.Loss,
    FixKind.Library);
