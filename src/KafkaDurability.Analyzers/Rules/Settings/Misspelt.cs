using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD5005: a misspelt key, or a value that the client does not know.</summary>
internal sealed class Misspelt() : SettingRule(SharedDescriptor, Consequence.Crash, FixKind.Setting)
{
    /// <summary>Also of <see cref="MisspeltName"/>.</summary>
    internal static readonly DiagnosticDescriptor SharedDescriptor = Rule.Warning(
        "KD5005",
        "misspelt setting: the default applies silently, or the client throws",
        "'{0}' is not a {1}, {2}; {3}",
        "librdkafka refuses unknown keys, and unknown words for a setting with a fixed list of them.");

    private const string Throws = "and the client throws when it is built";

    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var write in UnknownKey.In(config))
        {
            if (SettingTable.ByPropertyIgnoreCase(write.Key) is null && SettingTable.NearestKey(write.Key) is { } nearest)
            {
                var plan = FixPlan.Create("Use the right key", editorOnly: false, [SettingFixes.Rename(write, nearest)]);
                yield return Found(write.KeyAt!, plan, write.Key, "setting of the client", Throws, $"write '{nearest}'");
            }
        }

        foreach (var write in config.Snapshots.SelectMany(snapshot => snapshot.AllWrites).Distinct())
        {
            if (config.IsConfig && write is { Setting: { } setting, Value: { IsAccepted: false } value })
            {
                yield return Found(write.At, (FixPlan?)null, value.Text, "value of " + write.Key, Throws, "write " + Accepted(setting, byMember: write is { File: not null, IsProperty: true }));
            }
        }
    }

    private static string Accepted(Setting setting, bool byMember) => setting.Kind switch
    {
        SettingKind.Boolean => "true or false",
        SettingKind.Integer => "a whole number",
        _ => string.Join(", ", setting.Choices.Select(choice => byMember ? choice.Member : choice.Text).OfType<string>()),
    };
}
