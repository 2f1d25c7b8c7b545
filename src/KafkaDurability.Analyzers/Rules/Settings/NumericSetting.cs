using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>A number that a setting has for certain, by the one write in effect or by default.</summary>
/// <param name="Write">The write; null where the default applies.</param>
internal sealed record NumericSetting(double Value, SettingWrite? Write)
{
    /// <returns>Null where it may have several values, or an unknown one.</returns>
    public static NumericSetting? Only(ConfigSnapshot snapshot, Setting setting)
    {
        var fact = snapshot[setting];
        if (fact.IsUnset)
        {
            return setting.Default is { } text && SettingValue.FromText(setting, text)?.Number is { } number ? new NumericSetting(number, null) : null;
        }

        return fact.IsKnown && fact.Writes.Count == 1 && fact.Writes.Single() is { Value.Number: { } value } write ? new NumericSetting(value, write) : null;
    }

    /// <summary>As <see cref="Only"/>, where it is written.</summary>
    public static NumericSetting? Written(ConfigSnapshot snapshot, Setting setting) => Only(snapshot, setting) is { Write: not null } number ? number : null;
}
