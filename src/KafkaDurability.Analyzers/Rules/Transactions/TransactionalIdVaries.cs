using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules.Transactions;

/// <summary>KD4005: an id by which no broker knows the instance again.</summary>
internal sealed class TransactionalIdVaries : ConfigRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Info(
        "KD4005",
        "transactional id differs on every start: no fencing",
        "This transactional id differs on every start, so what an earlier instance left open blocks readers until it times out, and that instance is not fenced off; use an id that stays with the instance",
        "InitTransactions ends the open transaction, and fences off the producer, of the same transactional id only.");

    public TransactionalIdVaries()
        : base(s_descriptor)
    {
    }

    public override IEnumerable<Finding> Judge(ConfigObject config, RuleContext context)
    {
        var varying = config.Writes(Settings.TransactionalId).Where(found => (found.Snapshot.Kind & ClientKinds.Producer) != 0 && found.Write.Varies).ToList();
        return varying.Count == 0 || context.Transactions.MayCarryOffsets ? [] : varying.Select(found => Found(found.Write.At, null));
    }
}
