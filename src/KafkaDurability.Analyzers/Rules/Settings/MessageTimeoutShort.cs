using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Options;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1008: message timeout shorter than a leader election.</summary>
internal sealed class MessageTimeoutShort() : SettingRule(
    Info(
        "KD1008",
        "message timeout shorter than a leader election",
        "{0} (milliseconds) is shorter than a leader election may take, so messages fail while the cluster recovers; remove the setting",
        "A message that is not confirmed within message.timeout.ms fails with Local_MsgTimedOut."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var (write, _) in Bad(config, ClientKinds.Producer, Settings.MessageTimeoutMs, value => value.Number > 0 && value.Number < context.Options[KafkaOption.MinMessageTimeoutMs]))
        {
            yield return Found(write.At, SettingFixes.RemovePlan(write, editorOnly: true), SettingText.Of(write));
        }
    }
}
