using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1009: background poll off and never polled.</summary>
internal sealed class BackgroundPollOff() : SettingRule(
    Warning(
        "KD1009",
        "background poll off and never polled",
        "{0} leaves delivery reports to Poll, which is never called on this producer, so no delivery is ever confirmed and the queue fills up; remove the setting",
        "Without a poll, delivery handlers do not run and ProduceAsync does not complete."),
    Consequence.Loss,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        if (config.IsClientHandedOn || config.CallsTo("Poll").Any() || config.CallsTo("Flush").Any(flush => !IsAtTheEnd(flush)) || !config.CallsTo("Produce").Concat(config.CallsTo("ProduceAsync")).Any())
        {
            yield break;
        }

        foreach (var (write, snapshot) in Bad(config, ClientKinds.Producer, Settings.EnableBackgroundPoll, value => value.IsFalse))
        {
            if (snapshot.IsBuilt && !snapshot.IsForeign)
            {
                yield return Found(write.At, SettingFixes.RemovePlan(write), SettingText.Of(write));
            }
        }

        // Flush polls too, but where the object or the host ends, no report has come in all the time before.
        bool IsAtTheEnd(ClientCall flush) => context.Use.MethodOf(flush.Node)?.Name is "Dispose" or "DisposeAsync" or "StopAsync"
            && !config.CallsTo("Produce").Concat(config.CallsTo("ProduceAsync")).Any(send => context.Use.MethodOf(send.Node)?.Name is "Dispose" or "DisposeAsync" or "StopAsync");
    }
}
