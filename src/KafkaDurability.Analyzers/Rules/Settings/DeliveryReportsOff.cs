using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1007: delivery reports off.</summary>
internal sealed class DeliveryReportsOff() : SettingRule(
    Warning(
        "KD1007",
        "delivery reports off: a failed delivery looks like a success",
        "{0} makes ProduceAsync succeed at once whatever the broker says, so a failed delivery is never seen; remove the setting",
        "Without delivery reports the client completes the task before the message is sent."),
    Consequence.Loss,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var (write, snapshot) in Bad(config, ClientKinds.Producer, Settings.EnableDeliveryReports, value => value.IsFalse))
        {
            // A transaction's commit reports the failures.
            if (snapshot[Settings.TransactionalId].Writes.IsEmpty)
            {
                yield return Found(write.At, SettingFixes.RemovePlan(write), SettingText.Of(write));
            }
        }
    }
}
