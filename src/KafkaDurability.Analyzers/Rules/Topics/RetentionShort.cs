using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Topics;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD3006: retention shorter than an outage of the consumer.</summary>
internal sealed class RetentionShort() : TopicRule(
    Info(
        "KD3006",
        "retention shorter than an outage of the consumer",
        "{0} deletes messages after {1}, read or not, so a consumer that is down for longer never gets them; keep them for {2}",
        "A topic that deletes does so by the age of its messages, whether its groups have read them or not."),
    Consequence.Loss)
{
    private const long Second = 1000;
    private const long Minute = 60 * Second;
    private const long Hour = 60 * Minute;

    public override bool IsForClusters => false;

    protected override IEnumerable<Finding> Judge(Topic topic, KafkaOptions options)
    {
        // A topic that is only compacted deletes nothing for its age; -1 keeps messages for good.
        var wanted = options[KafkaOption.MinRetentionHours];
        var policy = topic[TopicConfigs.CleanupPolicy];
        if (!policy.IsUnset && !(policy.IsKnown && policy.Values.All(value => value.Text.Contains("delete"))))
        {
            yield break;
        }

        foreach (var value in topic[TopicConfigs.Retention].Values.Where(value => value.Number >= 0 && value.Number < wanted * Hour))
        {
            yield return Found(value.At, null, null, value.Words, Words(value.Number!.Value), Words(wanted * Hour));
        }
    }

    private static string Words(long milliseconds) =>
        milliseconds >= Hour && milliseconds % Hour == 0 ? Counted(milliseconds / Hour, "hour")
        : milliseconds >= Minute && milliseconds % Minute == 0 ? Counted(milliseconds / Minute, "minute")
        : milliseconds >= Second && milliseconds % Second == 0 ? Counted(milliseconds / Second, "second")
        : Counted(milliseconds, "millisecond");

    private static string Counted(long number, string unit) => $"{number} {unit}{(number == 1 ? "" : "s")}";
}
