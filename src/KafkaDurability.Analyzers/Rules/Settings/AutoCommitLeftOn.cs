using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2002: auto-commit left on by default.</summary>
internal sealed class AutoCommitLeftOn() : SettingRule(
    Warning(
        "KD2002",
        "auto-commit left on by default",
        "This consumer leaves auto-commit on, which commits the offset of a message while it is still being processed, so a crash or a failure loses it; store or commit the offset after processing",
        "librdkafka's defaults are enable.auto.commit=true and enable.auto.offset.store=true."),
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

        foreach (var snapshot in config.Built(ClientKinds.Consumer))
        {
            if (config.CreationFor(ClientKinds.Consumer) is { } creation
                && config.IsCertain(snapshot, one => one[Settings.EnableAutoCommit].IsUnset && AutoCommit.StoresByItself(one))
                && (config.CallsTo("Subscribe", snapshot).Any() || context.Use.IsSubscribedElsewhere))
            {
                yield return Found(creation, null, AutoCommitFixes.Plans(config, snapshot, context));
                yield break;
            }
        }
    }
}
