using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What it writes when a section is bound to a config object, or read into a dictionary of settings.</summary>
internal static class SectionWrites
{
    /// <param name="before">What is there already; the section's values go over it.</param>
    /// <param name="config">The config class whose properties are bound; null for a dictionary, which takes all names as keys.</param>
    /// <param name="node">The code that binds.</param>
    public static SettingsState Over(SettingsState before, SettingsSection section, ITypeSymbol? config, SyntaxNode node) =>
        Over(before, section, config, config is not null, node);

    /// <param name="config">Null where any property may be meant.</param>
    /// <param name="isProperty">The names are those of properties.</param>
    public static SettingsState Over(SettingsState before, SettingsSection section, ITypeSymbol? config, bool isProperty, SyntaxNode node)
    {
        var state = before;
        foreach (var entry in section.Entries)
        {
            var setting = isProperty ? SettingTable.ByPropertyIgnoreCase(entry.Name) : SettingTable.ByKey(entry.Name);
            if (isProperty && (setting is null || config is not null && !HasProperty(config, setting.Property!)))
            {
                continue;
            }

            var key = isProperty ? setting!.Key : entry.Name;
            var writes = entry.Values.Where(value => !IsUnset(setting, value)).Select(value => Write(setting, key, value, isProperty, node)).ToList();
            var old = state;
            state = writes.Count == 0 ? state : state.Write(key, writes, certain: true);
            if (writes.Count > 0 && (entry.MaybeUnset || entry.Values.Length > writes.Count))
            {
                state = state.Join(old);
            }

            if (entry.IsElsewhere)
            {
                state = state.Doubt(key);
            }
        }

        return state;
    }

    public static bool HasProperty(ITypeSymbol config, string name)
    {
        for (ITypeSymbol? type = config; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).Any(member => member is IPropertySymbol { SetMethod: not null }))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As <see cref="HasProperty"/>, for any property, in any case.</summary>
    public static bool HasPropertyIgnoreCase(ITypeSymbol config, string name)
    {
        for (ITypeSymbol? type = config; type is not null; type = type.BaseType)
        {
            if (type.GetMembers().Any(member => member is IPropertySymbol && string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The binder leaves a property alone where there is nothing, and takes nothing for null where it is no text.</summary>
    private static bool IsUnset(Setting? setting, FileSetting value) =>
        value.Text is null || value.Text.Length == 0 && setting is not null && setting.Kind != SettingKind.Text;

    private static SettingWrite Write(Setting? setting, string key, FileSetting value, bool isProperty, SyntaxNode node) => new(
        setting,
        key,
        setting is null ? null : isProperty ? SettingValue.FromBound(setting, value.Text!) : SettingValue.FromText(setting, value.Text!),
        Varies: false,
        node,
        node,
        isProperty ? null : node)
    {
        File = value,
        IsPresent = value.Text!.Length > 0,
    };
}
