using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2119: Seek does not take back what the client stored when it handed the message out.</summary>
/// <remarks>Measured: the committed offset stays behind the message that is sought back to, also at Close.</remarks>
internal sealed class SeekAfterStore() : SettingRule(
    Warning(
        "KD2119",
        "seek back to a message whose offset is stored already: a restart passes it",
        "Seek goes back to the failed message, but its offset is stored already, as auto-commit is on for this consumer, so a restart passes it and it is lost; store offsets after processing",
        "With enable.auto.offset.store the offset is stored when Consume returns the message. Seek changes where the consumer reads, not what is stored, and the next automatic commit writes that."),
    Consequence.Loss,
    FixKind.Statement)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var built in config.Built(ClientKinds.Consumer))
        {
            if (!config.IsCertain(built, StoresAndCommits) || !config.CallsTo("Subscribe", built).Any() || config.CallsTo("StoreOffset", built).Any())
            {
                continue; // A StoreOffset throws here: KD2004 says so.
            }

            foreach (var seek in context.Use.SeekBacks(config.CallsTo("Seek", built)))
            {
                yield return Found(seek.Seek, config.CreationFor(ClientKinds.Consumer) is { } creation ? [creation] : [], [Plan(config, built, seek)]);
            }
        }
    }

    private static bool StoresAndCommits(ConfigSnapshot snapshot) =>
        snapshot[Settings.EnableAutoCommit].IsCertainly(value => value.IsTrue) && AutoCommit.StoresByItself(snapshot);

    private static FixPlan? Plan(ConfigObject config, ConfigSnapshot built, SeekBack seek)
    {
        if (SettingFixes.Ensure(config, built, ClientKinds.Consumer, Settings.EnableAutoOffsetStore, "false") is not { } edits)
        {
            return null;
        }

        edits.Add((seek.Work, Edit.InsertLast(seek.Work, $"{seek.Consumer}.StoreOffset({seek.Result});")));
        return FixPlan.Create("Store the offset after processing", editorOnly: false, edits);
    }
}
