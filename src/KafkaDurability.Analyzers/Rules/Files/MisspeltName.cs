using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD5005 in a section that is bound to properties: the binder passes over a misspelt name.</summary>
internal sealed class MisspeltName() : FileRule(Misspelt.SharedDescriptor, Consequence.Crash, FixKind.Setting)
{
    public override FileFinding? Judge(FileSetting setting, PropertySection section)
    {
        if (SettingTable.ByKey(setting.Name) is not null
            || section.Types.Any(type => SectionWrites.HasPropertyIgnoreCase(type, setting.Name))
            || SettingTable.NearestProperty(setting.Name) is not { } nearest
            || !section.Types.Any(type => SectionWrites.HasProperty(type, nearest)))
        {
            return null;
        }

        return new FileFinding(
            this,
            setting.Key,
            section.Binders,
            FixPlan.Create("Use the right name", editorOnly: true, [(section.Binders[0], FileEdit.Rename(setting, nearest))]),
            setting.Name,
            "property of " + string.Join(" and ", section.Types.Select(type => type.Name)),
            "so it is silently ignored and the default applies",
            $"write '{nearest}'");
    }
}
