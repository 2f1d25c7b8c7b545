using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2003: auto.commit.enable does nothing here.</summary>
internal sealed class LegacyAutoCommitKey() : SettingRule(
    Warning(
        "KD2003",
        "auto.commit.enable does nothing here",
        "{0} is a legacy topic setting without effect on this consumer, which goes on committing by itself; write enable.auto.commit",
        "librdkafka reads auto.commit.enable for its legacy simple consumer only."),
    Consequence.Loss,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var (write, snapshot) in config.Writes(Settings.LegacyAutoCommitEnable))
        {
            if ((snapshot.Kind & ClientKinds.Consumer) != 0 && write.KeyNode is not null)
            {
                var plan = snapshot[Settings.EnableAutoCommit].Writes.IsEmpty
                    ? FixPlan.Create("Use the right key", editorOnly: false, [SettingFixes.Rename(write, Settings.EnableAutoCommit.Key)])
                    : SettingFixes.RemovePlan(write);
                yield return Found(write.At, plan, SettingText.Of(write));
            }
        }
    }
}
