using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1003: idempotence not enabled.</summary>
internal sealed class IdempotenceMissing() : SettingRule(
    Warning(
        "KD1003",
        "idempotence not enabled: a retry duplicates or reorders",
        "This producer is built without EnableIdempotence, so a retry after a lost answer writes the message twice or out of order; set EnableIdempotence = true",
        "librdkafka's default for enable.idempotence is false, unlike the Java client's since 3.0 (KIP-679)."),
    Consequence.Duplicate,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var snapshot in config.Built(ClientKinds.Producer))
        {
            if (config.CreationFor(ClientKinds.Producer) is { } creation
                && snapshot[Settings.EnableIdempotence].IsUnset
                && snapshot[Settings.TransactionalId].IsUnset
                && snapshot[Settings.Acks].IsCertainly(acks => acks.Is("all"))
                && !snapshot[Settings.MessageSendMaxRetries].MayBeSet(retries => retries.Number < 1))
            {
                var edits = SettingFixes.Idempotence(config, snapshot);
                yield return Found(creation, edits is null ? null : FixPlan.Create("Enable idempotence", editorOnly: false, edits));
                yield break;
            }
        }
    }
}
