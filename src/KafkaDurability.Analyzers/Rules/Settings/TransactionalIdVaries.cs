using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD4005: an id by which no broker knows the instance again.</summary>
internal sealed class TransactionalIdVaries() : SettingRule(
    Info(
        "KD4005",
        "transactional id differs on every start: no fencing",
        "This transactional id differs on every start, so what an earlier instance left open blocks readers until it times out, and that instance is not fenced off; use an id that stays with the instance",
        "InitTransactions ends the open transaction, and fences off the producer, of the same transactional id only."),
    Consequence.Duplicate)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        var varying = config.Writes(Settings.TransactionalId).Where(found => (found.Snapshot.Kind & ClientKinds.Producer) != 0 && found.Write.Varies).ToList();
        return varying.Count == 0 || context.Transactions.MayCarryOffsets ? [] : varying.Select(found => Found(found.Write.At, null));
    }
}
