using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules.Consumer;

/// <summary>KD2003: auto.commit.enable does nothing here.</summary>
internal sealed class LegacyAutoCommitKey : ConfigRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Warning(
        "KD2003",
        "auto.commit.enable does nothing here",
        "{0} is a legacy topic setting without effect on this consumer, which goes on committing by itself; write enable.auto.commit",
        "librdkafka reads auto.commit.enable for its legacy simple consumer only.");

    public LegacyAutoCommitKey()
        : base(s_descriptor)
    {
    }

    public override IEnumerable<Finding> Judge(ConfigObject config, RuleContext context)
    {
        foreach (var (write, snapshot) in config.Writes(Settings.LegacyAutoCommitEnable))
        {
            if ((snapshot.Kind & ClientKinds.Consumer) != 0 && write.KeyNode is not null)
            {
                var plan = snapshot[Settings.EnableAutoCommit].Writes.IsEmpty
                    ? FixPlan.Create("Use the right key", editorOnly: false, [Mend.Rename(write, Settings.EnableAutoCommit.Key)])
                    : Mend.RemovePlan(write);
                yield return Found(write.At, plan, Words.Of(write));
            }
        }
    }
}
