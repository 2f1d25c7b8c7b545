using KafkaDurability.Analyzers.Baselines;
using KafkaDurability.Tool.Loading;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Tool.Analysis;

/// <summary>What baselines accept: one that is named, or those that lie beside the projects and above them.</summary>
internal sealed class AcceptedFindings
{
    private readonly HashSet<BaselineEntry> _entries = [];

    private AcceptedFindings(IReadOnlyList<string> files, IReadOnlyList<Baseline> baselines)
    {
        File = files.Count == 0 ? null : string.Join(", ", files.Select(file => Path.GetFileName(file)).Distinct());
        _entries.UnionWith(baselines.SelectMany(baseline => baseline.Entries.Select(entry => entry.Entry)));
    }

    public string? File { get; }

    public static AcceptedFindings None { get; } = new([], []);

    /// <exception cref="ToolException">It is not there, or cannot be read as a baseline.</exception>
    public static AcceptedFindings Named(string path) => Read([path]);

    /// <summary>Those that a build would take.</summary>
    public static AcceptedFindings BesideProjects(LoadedCode code) => Read(code.Projects
        .Select(id => code.Solution.GetProject(id)!.FilePath)
        .Select(path => path is null ? code.Root : Path.GetDirectoryName(path))
        .Append(code.Root)
        .SelectMany(Above).Distinct().Where(System.IO.File.Exists).ToList());

    /// <summary>The finding, and that the baseline has it.</summary>
    public Finding Apply(Finding finding) => finding.Accepted is null && Matches(finding).Any(_entries.Contains) ? finding with { Accepted = "baseline" } : finding;

    public IReadOnlyList<BaselineEntry> Stale(IReadOnlyCollection<Finding> findings)
    {
        var used = findings.SelectMany(Matches).ToHashSet();
        return _entries.Where(entry => !used.Contains(entry)).OrderBy(entry => entry.Rule, StringComparer.Ordinal).ToList();
    }

    private static IEnumerable<BaselineEntry> Matches(Finding finding) => finding.Entry is { } entry ? [entry, entry with { Project = "" }] : [];

    private static IEnumerable<string> Above(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return Path.Combine(folder, Baseline.FileName);
        }
    }

    private static AcceptedFindings Read(IReadOnlyList<string> files)
    {
        var baselines = files.Select(file =>
        {
            if (!System.IO.File.Exists(file))
            {
                throw new ToolException($"{file}: there is no such baseline; --write-baseline writes one");
            }

            var baseline = Baseline.Of(SourceText.From(System.IO.File.ReadAllText(file)));
            return baseline.Error is { } error ? throw new ToolException($"{file}: is no baseline: {error.Message}") : baseline;
        }).ToList();
        return new AcceptedFindings(files, baselines);
    }
}
