using System.Collections.Generic;
using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>The host.json of a function app.</summary>
internal sealed class HostFile(SettingsFile file)
{
    private const string Keep = "false";
    private const string ForEver = "-1";

    /// <summary>The file among a compilation's additional files; null where it is not there, or is no JSON: then nothing is absent in it.</summary>
    public static HostFile? Of(AnalyzerOptions options, CancellationToken cancellation)
    {
        var found = options.AdditionalFiles.Where(text => SettingsFile.IsHost(text.Path)).OrderBy(text => text.Path.Length).FirstOrDefault();
        return found?.GetText(cancellation) is { } source && SettingsFile.Of(found.Path, source) is { Error: null } file ? new HostFile(file) : null;
    }

    /// <summary>Where the file begins: what is missing in it has no place of its own.</summary>
    public FilePlace Place => file.Section("")!;

    public FileSetting? Value(string path) => file.Setting(path);

    public bool Has(string section) => file.Section(section) is not null;

    /// <summary>The edits that have the extension commit only what succeeded, and retry without end.</summary>
    /// <param name="section">The extension's section, be it there or not.</param>
    /// <param name="said">The setting as it stands; null where it does not.</param>
    public List<Edit> Edits(string section, FileSetting? said)
    {
        if (said is not null)
        {
            return [new Edit(EditKind.Set, said.Value.Span, "commitOnFailure", Keep, File: file.Path)];
        }

        if (file.Section(section) is { } own)
        {
            var hasRetries = file.Setting(section + SettingsFile.Separator + "maxRetries") is not null;
            return file.In(section).Any()
                ? hasRetries ? [Add(own, "commitOnFailure", Keep)] : [Add(own, "commitOnFailure", Keep), Add(own, "maxRetries", ForEver)]
                : [Add(own, "commitOnFailure", $"{Keep}, \"maxRetries\": {ForEver}")];
        }

        var value = $"{{ \"commitOnFailure\": {Keep}, \"maxRetries\": {ForEver} }}";
        return file.Section("extensions") is { } outer ? [Add(outer, "kafka", value)] : [Add(Place, "extensions", $"{{ \"kafka\": {value} }}")];
    }

    private Edit Add(FilePlace owner, string key, string value) => new(EditKind.Add, owner.Span, key, value, File: file.Path);
}
