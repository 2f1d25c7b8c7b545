using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules.Sources;

/// <summary>KD5005: a misspelt key, or a value that the client does not know.</summary>
internal sealed class Misspelt : ConfigRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Warning(
        "KD5005",
        "misspelt setting: the default applies silently, or the client throws",
        "'{0}' is no {1}, and the client throws when it is built; {2}",
        "librdkafka refuses unknown keys, and unknown words for a setting with a fixed list of them.");

    public Misspelt()
        : base(s_descriptor)
    {
    }

    public override IEnumerable<Finding> Judge(ConfigObject config, RuleContext context)
    {
        foreach (var write in UnknownKey.In(config))
        {
            if (SettingTable.ByPropertyIgnoreCase(write.Key) is null && SettingTable.NearestKey(write.Key) is { } nearest)
            {
                var plan = FixPlan.Create("Use the right key", editorOnly: false, [(write.KeyNode!, Edit.Rename(write.KeyNode!, nearest))]);
                yield return Found(write.KeyNode!, plan, write.Key, "setting of the client", $"write '{nearest}'");
            }
        }

        foreach (var write in config.Snapshots.SelectMany(snapshot => snapshot.AllWrites).Distinct())
        {
            if (config.IsConfig && write is { Setting: { } setting, Value: { IsAccepted: false } value })
            {
                yield return Found(write.At, (FixPlan?)null, value.Text, "value of " + write.Key, "write " + Accepted(setting));
            }
        }
    }

    private static string Accepted(Setting setting) => setting.Kind == SettingKind.Boolean
        ? "true or false"
        : string.Join(", ", setting.Choices.Select(choice => choice.Text));
}
