using System.Collections.Generic;
using System.Threading;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>What is proved of a consumer: what commits its offsets, and that no commit comes before its message is processed.</summary>
internal sealed class ConsumerGuarantee(ClientInSight client, IReadOnlyList<Hazard> hazards, ConfigModel model, CancellationToken cancellation)
{
    public (Delivery, IEnumerable<Reason>) Infer()
    {
        if (Hazards(Harm.Loses) is { Count: > 0 } losses)
        {
            return (Delivery.AtMostOnce, losses);
        }

        if (Hazards(Harm.Throws) is { Count: > 0 } thrown)
        {
            return (Delivery.Unknown, thrown);
        }

        if (client is not { Config: { } config, Built: { } built })
        {
            return Unknown("its settings come from code that is out of sight");
        }

        if (config.IsClientHandedOn)
        {
            return Unknown("it is handed to code that is out of sight, which may consume and commit");
        }

        if (!client.CallsTo("Consume").Any())
        {
            return Unknown("no code in sight consumes with it");
        }

        return new TransactionUse(config, model, cancellation).SendsOffsets && built[Settings.EnableAutoCommit].IsCertainly(value => value.IsFalse)
            ? InTransaction(built)
            : OfSettings(config, built);
    }

    private (Delivery, IEnumerable<Reason>) InTransaction(ConfigSnapshot built)
    {
        var repeated = Hazards(Harm.Duplicates);
        var grounds = new[]
        {
            new Reason(ReasonKind.Ground, "its offsets go in the transaction of what is sent", client.CallsTo("Consume").First()),
            SettingReasons.Ground(built, Settings.EnableAutoCommit), SettingReasons.Ground(built, Settings.IsolationLevel),
        };
        return repeated.Count == 0 && built[Settings.IsolationLevel].IsCertainly(value => value.Is("read_committed"))
            ? (Delivery.ExactlyOnce, grounds)
            : (Delivery.AtLeastOnce, repeated.Concat(grounds));
    }

    private (Delivery, IEnumerable<Reason>) OfSettings(ConfigObject config, ConfigSnapshot built)
    {
        var commit = built[Settings.EnableAutoCommit];
        var store = built[Settings.EnableAutoOffsetStore];
        if (!commit.IsDecided)
        {
            return (Delivery.Unknown, [SettingReasons.OutOfSight(built, Settings.EnableAutoCommit)]);
        }

        if (AutoCommit.IsTailReader(built) || !client.CallsTo("Subscribe").Any() && client.CallsTo("Assign").Any())
        {
            return OfPlace(built, "it does not read on from where a group has committed");
        }

        if (commit.IsCertainly(value => value.IsFalse))
        {
            return ByCall(config, built, "Commit", Settings.EnableAutoCommit);
        }

        if (!commit.IsCertainly(value => value.IsTrue) || !store.IsDecided)
        {
            return (Delivery.Unknown, [SettingReasons.OutOfSight(built, commit.IsDecided ? Settings.EnableAutoOffsetStore : Settings.EnableAutoCommit)]);
        }

        return store.IsCertainly(value => value.IsFalse) ? ByCall(config, built, "StoreOffset", Settings.EnableAutoOffsetStore)
            : (Delivery.AtMostOnce, [
                new Reason(ReasonKind.Ground, "the client commits by itself what it has handed out, whether that is processed or not", client.CallsTo("Consume").First()),
                SettingReasons.Ground(built, Settings.EnableAutoCommit), SettingReasons.Ground(built, Settings.EnableAutoOffsetStore)]);
    }

    /// <summary>Code says what is done.</summary>
    private (Delivery, IEnumerable<Reason>) ByCall(ConfigObject config, ConfigSnapshot built, string method, Setting setting)
    {
        var calls = client.CallsTo(method).Concat(client.CallsTo("Commit")).Distinct().ToList();
        if (calls.Count == 0)
        {
            return new OffsetKeeping(config, model, cancellation).MayBeElsewhere()
                ? (Delivery.Unknown, [SettingReasons.Ground(built, setting), new Reason(ReasonKind.OutOfSight, $"no {method} on it is in sight, but code around it may keep its offsets", client.Build)])
                : OfPlace(built, "nothing commits its offsets");
        }

        var sight = new LoopSight(client, model, cancellation);
        if (sight.Parted(calls) is { } apart)
        {
            return (Delivery.Unknown, [new Reason(ReasonKind.OutOfSight, $"the {method} stands in another member than Consume, so who calls them decides the order", apart)]);
        }

        return (Delivery.AtLeastOnce, sight.Conditions().Concat(Hazards(Harm.Duplicates)).Concat([
            new Reason(ReasonKind.Ground, method == "Commit" ? "the offset is committed after the processing" : "the offset is stored after the processing", calls[0]),
            SettingReasons.Ground(built, setting)]));
    }

    /// <summary>Where it begins on each start decides.</summary>
    private (Delivery, IEnumerable<Reason>) OfPlace(ConfigSnapshot built, string text)
    {
        var place = new Reason(ReasonKind.Ground, text, client.CallsTo("Consume").First());
        var reset = SettingReasons.Ground(built, Settings.AutoOffsetReset);
        return client.CallsTo("Assign").Any() ? (Delivery.Unknown, [place, new Reason(ReasonKind.OutOfSight, "where it starts is decided by what is assigned", client.CallsTo("Assign").First())])
            : built[Settings.AutoOffsetReset].IsCertainly(value => value.Is("earliest")) ? (Delivery.AtLeastOnce, [place, reset])
            : built[Settings.AutoOffsetReset].IsCertainly(value => value.Is("latest")) ? (Delivery.AtMostOnce, [place, reset])
            : (Delivery.Unknown, [place, SettingReasons.OutOfSight(built, Settings.AutoOffsetReset)]);
    }

    private List<Reason> Hazards(Harm harm) => hazards.Where(hazard => hazard.Harm == harm).Select(Reason.Of).ToList();

    private (Delivery, IEnumerable<Reason>) Unknown(string text) => (Delivery.Unknown, [new Reason(ReasonKind.OutOfSight, text, client.Build)]);
}
