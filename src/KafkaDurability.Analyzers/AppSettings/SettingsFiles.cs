using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.AppSettings;

/// <summary>The settings files of a project, layered as the host does: one for all environments, then the environment's own.</summary>
/// <remarks>Equal where the texts are the same.</remarks>
internal sealed class SettingsFiles : IEquatable<SettingsFiles>
{
    public static readonly SettingsFiles None = new([]);

    /// <summary>What is written for these loses no messages that anybody misses.</summary>
    private static readonly HashSet<string> s_silent = new(StringComparer.OrdinalIgnoreCase) { "Development", "Local", "Test", "Testing" };

    private readonly Dictionary<string, SettingsSection?> _sections = new(StringComparer.OrdinalIgnoreCase);

    private SettingsFiles(IReadOnlyCollection<SettingsFile> files)
    {
        All = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToImmutableArray();
        var sound = All.Where(file => file.Error is null).ToList();
        var common = sound.FirstOrDefault(file => file.Environment.Length == 0);
        var own = sound.Where(file => file.Environment.Length > 0 && !s_silent.Contains(file.Environment)).ToList();

        // Where nobody says otherwise the environment is Production; the common file alone is in force if that has none of its own.
        var layers = own.Select(file => common is null ? ImmutableArray.Create(file) : ImmutableArray.Create(common, file)).ToImmutableArray();
        Layers = common is null || own.Any(file => Same(file.Environment, "Production")) ? layers : layers.Insert(0, ImmutableArray.Create(common));
        Silent = sound.Where(file => s_silent.Contains(file.Environment)).ToImmutableArray();
    }

    public ImmutableArray<SettingsFile> All { get; }

    /// <summary>One for each environment: the files in force there, the overriding one last.</summary>
    public ImmutableArray<ImmutableArray<SettingsFile>> Layers { get; }

    /// <summary>Those for developers and tests alone.</summary>
    public ImmutableArray<SettingsFile> Silent { get; }

    /// <summary>The appsettings files among a compilation's additional files: of several folders, those of the outermost.</summary>
    public static SettingsFiles Of(AnalyzerOptions options, CancellationToken cancellation)
    {
        var files = options.AdditionalFiles
            .Where(file => SettingsFile.IsSettings(file.Path))
            .Select(file => file.GetText(cancellation) is { } text ? SettingsFile.Of(file.Path, text) : null)
            .OfType<SettingsFile>()
            .GroupBy(file => System.IO.Path.GetDirectoryName(file.Path) ?? "")
            .OrderBy(folder => folder.Key.Length)
            .FirstOrDefault();
        return files is null ? None : new SettingsFiles(files.ToList());
    }

    public bool IsSilent(string path) => Silent.Any(file => file.Path == path);

    /// <summary>A section by its path; null where no file in force has it.</summary>
    public SettingsSection? Section(string path)
    {
        lock (_sections)
        {
            if (!_sections.TryGetValue(path, out var section))
            {
                section = path.Length == 0 ? null : SettingsSection.Of(this, path);
                _sections.Add(path, section);
            }

            return section;
        }
    }

    /// <summary>One value by its path, as the environments have it; null where no file has it.</summary>
    public SectionEntry? Entry(string path)
    {
        var perLayer = Layers.Select(files => files.Reverse().Select(file => file.Setting(path)).FirstOrDefault(setting => setting is not null)).ToList();
        var values = perLayer.OfType<FileSetting>().Distinct().ToImmutableArray();
        var isElsewhere = values.IsEmpty && Silent.Any(file => file.Setting(path) is not null);
        return values.IsEmpty && !isElsewhere ? null : new SectionEntry(path.Substring(path.LastIndexOf(':') + 1), values, perLayer.Contains(null), isElsewhere);
    }

    public bool Equals(SettingsFiles? other) => other is not null && All.Length == other.All.Length
        && All.Zip(other.All, (left, right) => left.Path == right.Path && (ReferenceEquals(left.Text, right.Text) || left.Text.ContentEquals(right.Text))).All(same => same);

    public override bool Equals(object? other) => Equals(other as SettingsFiles);

    public override int GetHashCode() => All.Length;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
