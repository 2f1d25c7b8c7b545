using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD5002: property name used as a librdkafka key.</summary>
internal sealed class PropertyNameAsKey() : SettingRule(
    Warning(
        "KD5002",
        "property name used as a librdkafka key: throws",
        "'{0}' is the name of a C# property, not a key of the client, which throws when it is built; write '{1}'",
        "Dictionaries and Set take librdkafka's dotted keys."),
    Consequence.Crash,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var write in UnknownKey.In(config))
        {
            if (SettingTable.ByPropertyIgnoreCase(write.Key) is { } setting)
            {
                yield return Found(write.KeyAt!, FixPlan.Create("Use the right key", editorOnly: false, [SettingFixes.Rename(write, setting.Key)]), write.Key, setting.Key);
            }
        }
    }
}
