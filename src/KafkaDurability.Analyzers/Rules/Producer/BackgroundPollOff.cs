using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules.Producer;

/// <summary>KD1009: background poll off and never polled.</summary>
internal sealed class BackgroundPollOff : ConfigRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Warning(
        "KD1009",
        "background poll off and never polled",
        "{0} leaves delivery reports to Poll, which is never called on this producer, so no delivery is ever confirmed and the queue fills up; remove the setting",
        "Without a poll, delivery handlers do not run and ProduceAsync does not complete.");

    public BackgroundPollOff()
        : base(s_descriptor)
    {
    }

    public override IEnumerable<Finding> Judge(ConfigObject config, RuleContext context)
    {
        if (config.IsClientHandedOn || config.CallsTo("Poll").Any() || config.CallsTo("Flush").Any() || !config.CallsTo("Produce").Concat(config.CallsTo("ProduceAsync")).Any())
        {
            yield break;
        }

        foreach (var (write, snapshot) in Bad(config, ClientKinds.Producer, Settings.EnableBackgroundPoll, value => value.IsFalse))
        {
            if (snapshot.IsBuilt && !snapshot.IsForeign)
            {
                yield return Found(write.At, Mend.RemovePlan(write), Words.Of(write));
            }
        }
    }
}
