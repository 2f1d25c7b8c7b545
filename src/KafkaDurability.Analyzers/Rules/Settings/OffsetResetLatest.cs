using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2007: auto.offset.reset is latest, set or left.</summary>
internal sealed class OffsetResetLatest() : SettingRule(
    Info(
        "KD2007",
        "auto.offset.reset is latest (set or by default): a new or expired group skips existing messages",
        "{0}, so a new group, or one whose offsets have expired, skips the messages that are already in the topic; use AutoOffsetReset.Earliest",
        "librdkafka's default for auto.offset.reset is largest, which is latest."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var snapshot in config.Built(ClientKinds.Consumer))
        {
            var reset = snapshot[Settings.AutoOffsetReset];
            if (!config.CallsTo("Subscribe", snapshot).Any() || AutoCommit.IsTailReader(snapshot))
            {
                continue;
            }

            foreach (var write in reset.Writes.Where(write => write.Value is { IsAccepted: true } value && value.Is("latest")
                && !IsChosen(write, config, other => !other.Is("latest"))))
            {
                yield return Found(write.At, SettingFixes.SetPlan("Start at the earliest offset (a new group reads what is there)", write, "earliest", editorOnly: true), SettingText.Of(write) + " starts at the end");
            }

            if (config.IsCertain(snapshot, one => one[Settings.AutoOffsetReset].IsUnset) && config.CreationFor(ClientKinds.Consumer) is { } creation)
            {
                var edits = SettingFixes.Ensure(config, snapshot, ClientKinds.Consumer, Settings.AutoOffsetReset, "earliest");
                var plan = edits is null ? null : FixPlan.Create("Start at the earliest offset (a new group reads what is there)", editorOnly: true, edits);
                yield return Found(creation, plan, "AutoOffsetReset is not set and starts at the end");
                yield break;
            }
        }
    }
}
