using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD5001: dotted key in a section that is bound to properties.</summary>
internal sealed class DottedKey() : FileRule(
    Warning(
        "KD5001",
        "dotted key in a section that is bound to properties: silently ignored",
        "'{0}' is a key of the client, but the section is bound to the properties of {1}, so it is silently ignored; write {2}",
        "Configuration binders look for C# property names, and pass over names that they do not know."),
    Consequence.Other,
    FixKind.SettingsFile)
{
    public override FileFinding? Judge(FileSetting setting, PropertySection section)
    {
        if (!setting.Name.Contains(".") || SettingTable.ByKey(setting.Name) is not { } known)
        {
            return null;
        }

        var name = known.Property is { } property && section.Types.Any(type => SectionWrites.HasProperty(type, property)) ? property : null;
        return new FileFinding(
            this,
            setting.Key,
            section.Binders,
            name is null ? null : FixPlan.Create("Use the property's name", editorOnly: true, [(section.Binders[0], FileEdit.Rename(setting, name))]),
            setting.Name,
            string.Join(" and ", section.Types.Select(type => type.Name)),
            name is null ? "it into a dictionary that the client is built from" : $"'{name}'");
    }
}
