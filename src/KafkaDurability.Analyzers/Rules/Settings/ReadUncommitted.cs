using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2008: messages of aborted transactions are processed.</summary>
internal sealed class ReadUncommitted() : SettingRule(
    Info(
        "KD2008",
        "read_uncommitted: messages of aborted transactions are processed",
        "{0} hands out messages of transactions that are aborted later, so what was withdrawn is processed; remove the setting",
        "librdkafka's default for isolation.level is read_committed."),
    Consequence.Duplicate,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var (write, _) in Bad(config, ClientKinds.Consumer, Settings.IsolationLevel, value => value.Is("read_uncommitted")))
        {
            yield return Found(write.At, SettingFixes.RemovePlan(write), SettingText.Of(write));
        }
    }
}
