using KafkaDurability.Analyzers.Libraries;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD6013: CAP commits offsets out of order.</summary>
internal sealed class ConcurrentCommits() : WrapperRule(
    Hazard.OutOfOrder,
    Warning(
        "KD6013",
        "CAP commits offsets out of order",
        "The subscribers of group '{0}' take {1} messages at a time and each commits its own offset, so a crash loses those below a higher one; leave GroupConcurrent out, or use EnableSubscriberParallelExecute",
        "With GroupConcurrent the consume loop starts a task for each message, which commits its own offset when it is stored."),
    Consequence.Loss);
