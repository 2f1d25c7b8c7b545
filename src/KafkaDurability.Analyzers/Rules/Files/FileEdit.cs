using System.Globalization;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>Edits of settings files, with the JSON to write.</summary>
internal static class FileEdit
{
    /// <param name="isProperty">The section is bound to properties, not read as the client's keys.</param>
    public static Edit Set(FileSetting file, Setting setting, string value, bool isProperty) =>
        new(EditKind.Set, file.Value.Span, setting.Key, Json(setting, value, isProperty, file.IsQuoted), File: file.Value.Path);

    public static Edit Remove(FileSetting file) => new(EditKind.Remove, file.Key.Span, File: file.Key.Path);

    /// <summary>Gives the setting another name; the value stays.</summary>
    public static Edit Rename(FileSetting file, string name) => new(EditKind.Rename, file.Key.Span, name, File: file.Key.Path);

    /// <summary>Writes a setting that is not there yet.</summary>
    public static Edit Add(SettingsSection section, Setting setting, string value, bool isProperty) => new(
        EditKind.Add,
        section.Body.Span,
        isProperty ? setting.Property ?? setting.Key : setting.Key,
        Json(setting, value, isProperty, isQuoted: !isProperty),
        File: section.Body.Path);

    private static string Json(Setting setting, string value, bool isProperty, bool isQuoted)
    {
        var text = isProperty ? setting.Choices.FirstOrDefault(choice => choice.Text == value)?.Member ?? value : value;
        var isBare = !isQuoted && (text is "true" or "false" || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        return isBare ? text : "\"" + text + "\"";
    }
}
