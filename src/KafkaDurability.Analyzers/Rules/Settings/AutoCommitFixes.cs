using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>How KD2001 and KD2002 are fixed.</summary>
internal static class AutoCommitFixes
{
    /// <summary>Config and loop together where both are in sight; and the choice that leaves the commit to the user.</summary>
    public static IEnumerable<FixPlan?> Plans(ConfigObject config, ConfigSnapshot snapshot, ClientSettings context)
    {
        var store = SettingFixes.Ensure(config, snapshot, ClientKinds.Consumer, Settings.EnableAutoOffsetStore, "false");
        if (store is not null && context.Loop is { Processed: { } processed } loop)
        {
            store.Add((processed, Edit.InsertAfter(processed, $"{loop.Consumer}.StoreOffset({loop.Result});")));
            yield return FixPlan.Create("Store the offset after processing", editorOnly: false, store);
        }

        var commit = SettingFixes.Ensure(config, snapshot, ClientKinds.Consumer, Settings.EnableAutoCommit, "false");
        if (commit is not null)
        {
            yield return FixPlan.Create("Switch auto-commit off (you commit after processing)", editorOnly: true, commit);
        }
    }
}
