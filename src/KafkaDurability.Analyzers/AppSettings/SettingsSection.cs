using System.Collections.Immutable;

namespace KafkaDurability.Analyzers.AppSettings;

/// <summary>One name of a section, as the environments have it.</summary>
/// <param name="Values">The values that are in force somewhere.</param>
/// <param name="MaybeUnset">In some environment no file sets it.</param>
/// <param name="IsElsewhere">Only files for developers set it; what holds elsewhere is not in sight.</param>
internal sealed record SectionEntry(string Name, ImmutableArray<FileSetting> Values, bool MaybeUnset, bool IsElsewhere);

/// <summary>A section of the settings, all files taken together.</summary>
internal sealed class SettingsSection
{
    private SettingsSection(string path, ImmutableArray<SectionEntry> entries, FilePlace body)
    {
        Path = path;
        Entries = entries;
        Body = body;
    }

    /// <summary>"Kafka:Producer".</summary>
    public string Path { get; }

    /// <summary>The values directly in it, in the order in which configuration hands them out.</summary>
    public ImmutableArray<SectionEntry> Entries { get; }

    /// <summary>The object that a setting for all environments is added to.</summary>
    public FilePlace Body { get; }

    public static SettingsSection? Of(SettingsFiles files, string path)
    {
        var inForce = files.Layers.SelectMany(layer => layer).Distinct().ToList();
        if (inForce.Select(file => file.Section(path)).FirstOrDefault(place => place is not null) is not { } body)
        {
            return null;
        }

        var names = inForce.Concat(files.Silent).SelectMany(file => file.In(path)).Select(setting => setting.Name)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(name => name, StringComparer.OrdinalIgnoreCase);
        return new SettingsSection(
            path,
            names.Select(name => files.Entry(path + SettingsFile.Separator + name)).OfType<SectionEntry>().ToImmutableArray(),
            body);
    }
}
