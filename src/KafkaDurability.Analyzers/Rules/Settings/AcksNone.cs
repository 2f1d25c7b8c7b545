using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1001: acks is 0, nobody confirms the message.</summary>
internal sealed class AcksNone() : SettingRule(
    Warning(
        "KD1001",
        "acks is 0: nobody confirms the message",
        "{0} asks no broker to confirm a message, so each one that is rejected or lost on the way counts as sent; use Acks.All",
        "With acks=0 the delivery report says success for messages that no broker has stored."),
    Consequence.Loss,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var (write, snapshot) in Bad(config, ClientKinds.Producer, Settings.Acks, value => value.Is("0"), value => value.Is("all")))
        {
            yield return Found(write.At, AcksLeader.Plan(config, write, snapshot), SettingText.Of(write));
        }
    }
}
