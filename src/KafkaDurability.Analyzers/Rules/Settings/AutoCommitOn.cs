using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2001: auto-commit switched on.</summary>
internal sealed class AutoCommitOn() : SettingRule(
    Warning(
        "KD2001",
        "auto-commit switched on: offsets are committed while, or before, the message is processed",
        "{0} commits the offset of a message while it is still being processed, so a crash or a failure loses it; store or commit the offset after processing",
        "The client stores the offset when it hands a message out, and commits it from a background thread."),
    Consequence.Loss,
    FixKind.Setting | FixKind.Suggestion)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        // The rule on the use says it better where the loop itself goes wrong.
        if (context.IsUseReported)
        {
            yield break;
        }

        foreach (var (write, snapshot) in Bad(config, ClientKinds.Consumer, Settings.EnableAutoCommit, value => value.IsTrue))
        {
            var isRead = !snapshot.IsBuilt || config.IsClientHandedOn || config.CallsTo("Subscribe", snapshot).Any();
            if (isRead && AutoCommit.StoresByItself(snapshot)
                && config.IsCertain(snapshot, one => one[Settings.EnableAutoCommit].Writes.Contains(write) && AutoCommit.StoresByItself(one)))
            {
                yield return Found(write.At, null, AutoCommitFixes.Plans(config, snapshot, context), SettingText.Of(write));
            }
        }
    }
}
