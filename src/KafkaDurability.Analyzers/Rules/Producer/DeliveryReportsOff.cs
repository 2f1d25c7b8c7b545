using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules.Producer;

/// <summary>KD1007: delivery reports off.</summary>
internal sealed class DeliveryReportsOff : ConfigRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Warning(
        "KD1007",
        "delivery reports off: a failed delivery looks like a success",
        "{0} makes ProduceAsync succeed at once whatever the broker says, so a failed delivery is never seen; remove the setting",
        "Without delivery reports the client completes the task before the message is sent.");

    public DeliveryReportsOff()
        : base(s_descriptor)
    {
    }

    public override IEnumerable<Finding> Judge(ConfigObject config, RuleContext context)
    {
        foreach (var (write, snapshot) in Bad(config, ClientKinds.Producer, Settings.EnableDeliveryReports, value => value.IsFalse))
        {
            // A transaction's commit reports the failures.
            if (snapshot[Settings.TransactionalId].Writes.IsEmpty)
            {
                yield return Found(write.At, Mend.RemovePlan(write), Words.Of(write));
            }
        }
    }
}
