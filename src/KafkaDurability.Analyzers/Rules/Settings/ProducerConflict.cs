using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1005: producer settings that contradict each other; the client throws when it is built.</summary>
/// <remarks>The checks of rd_kafka_conf_finalize in librdkafka's rdkafka_conf.c, and of the .NET Producer's constructor.</remarks>
internal sealed class ProducerConflict() : SettingRule(
    Warning(
        "KD1005",
        "settings contradict each other: the client throws when it is built",
        "{0} contradicts {1}, so the client throws when it is built; {2}",
        "The client checks these settings against each other when a producer is built."),
    Consequence.Crash,
    FixKind.Setting)
{
    /// <summary>What idempotence does not go with, and the value that mends it; null to remove the setting.</summary>
    private static readonly (Setting Setting, Func<SettingValue, bool> Contradicts, string? Mended)[] s_idempotence =
    [
        (Settings.Acks, value => !value.Is("all"), "all"),
        (Settings.MaxInFlight, value => value.Number > 5, "5"),
        (Settings.MessageSendMaxRetries, value => value.Number < 1, null),
        (Settings.QueueBufferingBackpressureThreshold, value => value.Number > 1, null),
        (Settings.QueuingStrategy, value => value.Is("lifo"), null),
    ];

    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context) =>
        config.Snapshots.Where(snapshot => (snapshot.Kind & ClientKinds.Producer) != 0)
            .SelectMany(snapshot => Idempotence(snapshot).Concat(Transaction(snapshot)).Concat(Others(snapshot)));

    private IEnumerable<Finding> Idempotence(ConfigSnapshot snapshot)
    {
        var enabled = snapshot[Settings.EnableIdempotence];
        var transactional = snapshot[Settings.TransactionalId];
        foreach (var (setting, contradicts, mended) in s_idempotence)
        {
            var fact = snapshot[setting];
            foreach (var weak in fact.Writes.Where(write => write.Value is { IsAccepted: true } value && contradicts(value)))
            {
                var certain = fact.IsSet(contradicts);
                var reason = enabled.Writes.FirstOrDefault(write => write.Value is { IsTrue: true } && (certain || enabled.IsSet(value => value.IsTrue)))
                    ?? transactional.Writes.FirstOrDefault(write => write.IsPresent && (certain || transactional.Writes.Count == 1));
                if (reason is not null)
                {
                    yield return Conflict(weak, reason, mended);
                }
            }
        }

        foreach (var gapless in snapshot[Settings.EnableGaplessGuarantee].Writes.Where(write => write.Value is { IsTrue: true }))
        {
            if (enabled.IsCertainly(value => value.IsFalse) && transactional.IsNever(value => value.Text.Length > 0))
            {
                yield return Found(gapless.At, null, [SettingFixes.RemovePlan(gapless)], SettingText.Of(gapless), "idempotence being off", "remove it or enable idempotence");
            }
        }
    }

    private IEnumerable<Finding> Transaction(ConfigSnapshot snapshot)
    {
        if (snapshot[Settings.TransactionalId].Writes.FirstOrDefault(write => write.IsPresent) is not { } transactional)
        {
            yield break;
        }

        var enabled = snapshot[Settings.EnableIdempotence];
        foreach (var off in enabled.Writes.Where(write => write.Value is { IsFalse: true }))
        {
            if (enabled.IsSet(value => value.IsFalse) || snapshot[Settings.TransactionalId].Writes.Count == 1)
            {
                yield return Conflict(off, transactional, "true");
            }
        }

        if (NumericSetting.Only(snapshot, Settings.TransactionTimeoutMs) is not { } timeout)
        {
            yield break;
        }

        foreach (var (setting, slack) in new[] { (Settings.MessageTimeoutMs, 0), (Settings.SocketTimeoutMs, 100) })
        {
            if (NumericSetting.Written(snapshot, setting) is { Write: { } weak } limit && limit.Value > timeout.Value + slack)
            {
                yield return Found(
                    weak.At,
                    timeout.Write is { } set ? [set.At, transactional.At] : [transactional.At],
                    [SettingFixes.RemovePlan(weak)],
                    SettingText.Of(weak),
                    $"the transaction timeout of {timeout.Value} ms",
                    "remove the setting");
            }
        }
    }

    private IEnumerable<Finding> Others(ConfigSnapshot snapshot)
    {
        if (NumericSetting.Written(snapshot, Settings.LingerMs) is { Write: { } linger } wait && MessageTimeout(snapshot) is { Value: > 0 } timeout && timeout.Value <= wait.Value)
        {
            // The default message timeout of 300000 ms is above any sensible linger.
            yield return timeout.Write is not { } message ? Found(linger.At, null, [SettingFixes.RemovePlan(linger)], SettingText.Of(linger), $"the message timeout of {timeout.Value} ms", "remove it")
                : wait.Value < 300_000 ? Conflict(message, linger, null)
                : Conflict(linger, message, null);
        }

        if (BackoffConflict.Of(snapshot) is { } backoff)
        {
            yield return Found(
                backoff.Weak.At,
                backoff.Strong is { } other ? [other.At] : null,
                [backoff.IsMended ? SettingFixes.RemovePlan(backoff.Weak) : null],
                SettingText.Of(backoff.Weak),
                "reconnect backoffs that grow: it is " + backoff.Relation,
                "remove it");
        }

        foreach (var write in snapshot[Settings.DeliveryReportOnlyError].Writes)
        {
            yield return Found(write.At, null, [SettingFixes.RemovePlan(write)], SettingText.Of(write), "the .NET client, which does not take it", "remove the setting");
        }
    }

    /// <summary>The message timeout that the client compares with others.</summary>
    /// <remarks>Where none is written, it does so only if another setting of topics is; in a transaction the timeout of that applies.</remarks>
    private static NumericSetting? MessageTimeout(ConfigSnapshot snapshot)
    {
        if (!snapshot[Settings.MessageTimeoutMs].IsUnset)
        {
            return NumericSetting.Written(snapshot, Settings.MessageTimeoutMs);
        }

        if (!SettingTable.OfTopic.Any(setting => snapshot[setting].IsKnown))
        {
            return null;
        }

        var transactional = snapshot[Settings.TransactionalId];
        return transactional.IsNever(value => value.Text.Length > 0) ? NumericSetting.Only(snapshot, Settings.MessageTimeoutMs)
            : transactional.IsSet(value => value.Text.Length > 0) && NumericSetting.Only(snapshot, Settings.TransactionTimeoutMs) is { } transaction ? new NumericSetting(transaction.Value, null)
            : null;
    }

    private Finding Conflict(SettingWrite weak, SettingWrite strong, string? mended) => Found(
        weak.At,
        [strong.At],
        [mended is null ? SettingFixes.RemovePlan(weak) : SettingFixes.SetPlan("Change the contradicting setting", weak, mended)],
        SettingText.Of(weak),
        SettingText.Of(strong),
        mended is null ? "remove it" : $"set it to {mended}");
}
