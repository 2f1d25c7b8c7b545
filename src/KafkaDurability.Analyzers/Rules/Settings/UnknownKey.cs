using KafkaDurability.Analyzers.Configuration;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>Keys that no setting has.</summary>
internal static class UnknownKey
{
    public static IEnumerable<SettingWrite> In(ConfigObject config) => config.IsConfig
        ? config.Snapshots.SelectMany(snapshot => snapshot.AllWrites).Where(write => write is { Setting: null, KeyNode: not null }).Distinct()
        : [];
}
