using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2005: offsets never committed, or stored and never committed.</summary>
internal sealed class OffsetsNeverCommitted() : SettingRule(
    Warning(
        "KD2005",
        "offsets never committed, or stored and never committed",
        "{0} leaves it to this code to {1}, which it never does, so each restart {2}; {3}",
        "With enable.auto.commit=false nothing commits but Commit, not even Close; with enable.auto.offset.store=false the client commits only what StoreOffset has stored."),
    Consequence.Duplicate,
    FixKind.Suggestion)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var (built, setting, stores) in UncommittedOffsets.Of(config, () => context.Use.MayKeepOffsetsElsewhere))
        {
            var (does, mend) = setting == Settings.EnableAutoOffsetStore ? ("store offsets", "store the offset after processing")
                : stores ? ("commit the offsets that it stores", "commit after processing")
                : ("commit", "commit after processing");
            foreach (var write in built[setting].Writes)
            {
                yield return Found(write.At, Plan(write, stores, built, context), SettingText.Of(write), does, AfterRestart(built), mend);
            }
        }
    }

    private static string AfterRestart(ConfigSnapshot built) =>
        built[Settings.AutoOffsetReset].IsCertainly(value => value.Is("earliest")) ? "processes all messages again"
        : built[Settings.AutoOffsetReset].IsCertainly(value => value.Is("latest")) ? "skips the messages that came in the meantime"
        : "processes all messages again, or skips those that came in the meantime";

    private static FixPlan? Plan(SettingWrite write, bool stores, ConfigSnapshot built, ClientSettings context)
    {
        if (stores)
        {
            return built[Settings.EnableAutoOffsetStore].IsCertainly(value => value.IsFalse)
                ? FixPlan.Create("Let the client commit what is stored", editorOnly: true, [SettingFixes.Remove(write)])
                : null;
        }

        if (context.Loop is not { Processed: { } processed } loop)
        {
            return null;
        }

        var (title, method) = write.Setting == Settings.EnableAutoCommit
            ? ("Commit after processing", "Commit")
            : ("Store the offset after processing", "StoreOffset");
        return FixPlan.Create(title, editorOnly: true, [(processed, Edit.InsertAfter(processed, $"{loop.Consumer}.{method}({loop.Result});"))]);
    }
}
