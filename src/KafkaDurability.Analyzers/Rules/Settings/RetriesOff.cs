using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1006: retries switched off.</summary>
internal sealed class RetriesOff() : SettingRule(
    Warning(
        "KD1006",
        "retries switched off",
        "{0} gives up on a message at the first transient error, so a leader change loses it; remove the setting",
        "The default retries until the message timeout, which is what a leader election needs."),
    Consequence.Loss,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var (write, _) in Bad(config, ClientKinds.Producer, Settings.MessageSendMaxRetries, value => value.Number == 0))
        {
            yield return Found(write.At, SettingFixes.RemovePlan(write), SettingText.Of(write));
        }
    }
}
