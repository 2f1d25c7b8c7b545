using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1004: idempotence switched off.</summary>
internal sealed class IdempotenceOff() : SettingRule(
    Warning(
        "KD1004",
        "idempotence switched off",
        "{0} lets a retry after a lost answer write the message twice or out of order; set it to true",
        "Without idempotence the broker cannot tell a retry from a new message."),
    Consequence.Duplicate,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var (write, snapshot) in Bad(config, ClientKinds.Producer, Settings.EnableIdempotence, value => value.IsFalse))
        {
            if (snapshot[Settings.Acks].IsSet(acks => acks.Is("0")) || snapshot[Settings.MessageSendMaxRetries].IsSet(retries => retries.Number < 1))
            {
                continue;
            }

            var edits = SettingFixes.Idempotence(config, snapshot);
            yield return Found(write.At, edits is null ? null : FixPlan.Create("Enable idempotence", editorOnly: false, edits), SettingText.Of(write));
        }
    }
}
