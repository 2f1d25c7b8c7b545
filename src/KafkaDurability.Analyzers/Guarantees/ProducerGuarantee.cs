using System.Collections.Generic;
using System.Collections.Immutable;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>What is proved of a producer: that failures are seen, that brokers keep what they confirm, and that retries do not repeat.</summary>
internal sealed class ProducerGuarantee(ClientInSight client, IReadOnlyList<Hazard> hazards, DroppedTasks dropped, HandlerSight handlers)
{
    public (Delivery, IEnumerable<Reason>) Infer()
    {
        if (hazards.Where(hazard => hazard.Harm == Harm.Loses).Select(Reason.Of).ToList() is { Count: > 0 } losses)
        {
            return (Delivery.AtMostOnce, losses);
        }

        if (hazards.Where(hazard => hazard.Harm == Harm.Throws).Select(Reason.Of).ToList() is { Count: > 0 } thrown)
        {
            return (Delivery.Unknown, thrown);
        }

        if (client is not { Config: { } config, Built: { } built })
        {
            return (Delivery.Unknown, [new Reason(ReasonKind.OutOfSight, "its settings come from code that is out of sight", client.Build)]);
        }

        if (!client.CallsTo("Produce").Concat(client.CallsTo("ProduceAsync")).Any())
        {
            return (Delivery.Unknown, [new Reason(ReasonKind.OutOfSight, config.IsClientHandedOn ? "it is handed to code that is out of sight, which sends with it" : "no code in sight sends with it", client.Build)]);
        }

        if (dropped.Of(client.CallsTo("ProduceAsync")) is { } lost)
        {
            return (Delivery.AtMostOnce, [new Reason(ReasonKind.Hazard, $"nobody waits for the task of {lost.Method.Name}, so a failed delivery goes unnoticed", lost.Call)]);
        }

        return config.IsClientHandedOn
            ? (Delivery.Unknown, [new Reason(ReasonKind.OutOfSight, "it is handed to code that is out of sight, which may send with it and not look at the outcome", client.Build)])
            : OfSettings(built);
    }

    private (Delivery, IEnumerable<Reason>) OfSettings(ConfigSnapshot built)
    {
        var seen = new Reason(ReasonKind.Ground, "each send in sight has somebody who sees its failure", client.CallsTo("ProduceAsync").Concat(client.CallsTo("Produce")).First());
        if (!built[Settings.EnableDeliveryReports].IsCertainly(value => value.IsTrue))
        {
            return (Delivery.Unknown, [SettingReasons.OutOfSight(built, Settings.EnableDeliveryReports)]);
        }

        if (built[Settings.TransactionalId].IsPresent)
        {
            return client.CallsTo("InitTransactions").Any() && client.CallsTo("CommitTransaction").Any()
                ? (Delivery.Transactional, [SettingReasons.Ground(built, Settings.TransactionalId), new Reason(ReasonKind.Ground, "its transactions are begun and committed in sight", client.CallsTo("CommitTransaction").First())])
                : (Delivery.Unknown, [SettingReasons.Ground(built, Settings.TransactionalId), new Reason(ReasonKind.OutOfSight, "no code in sight begins and commits its transactions", client.Build)]);
        }

        var conditions = handlers.Conditions(client.CallsTo("Produce"));
        var repeated = hazards.Where(hazard => hazard.Harm == Harm.Duplicates).Select(Reason.Of).ToList();
        if (built[Settings.EnableIdempotence].IsCertainly(value => value.IsTrue) && built[Settings.TransactionalId].IsUnset)
        {
            return repeated.Count > 0
                ? (Delivery.AtLeastOnce, conditions.Concat(repeated))
                : (Delivery.Idempotent, [.. conditions, SettingReasons.Ground(built, Settings.EnableIdempotence), seen]);
        }

        if (!built[Settings.Acks].IsCertainly(acks => acks.Is("all")))
        {
            return (Delivery.Unknown, [SettingReasons.OutOfSight(built, Settings.Acks)]);
        }

        return built[Settings.EnableIdempotence].IsDecided && built[Settings.TransactionalId].IsDecided
            ? (Delivery.AtLeastOnce, conditions.Concat(repeated).Concat([SettingReasons.Ground(built, Settings.EnableIdempotence), SettingReasons.Ground(built, Settings.Acks), seen]))
            : (Delivery.AtLeastOnce, [.. conditions, SettingReasons.Ground(built, Settings.Acks), SettingReasons.OutOfSight(built, Settings.EnableIdempotence) with { Kind = ReasonKind.Ground }, seen]);
    }
}
