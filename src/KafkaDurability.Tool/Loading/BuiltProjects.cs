using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Tool.Loading;

/// <summary>Makes what the build has told fit for analysis: each project once, with its settings files; stand-ins for what is missing.</summary>
internal sealed partial class BuiltProjects(string root, IReadOnlyList<string> asked, IReadOnlyList<string> problems)
{
    private readonly List<string> _notes = [];

    public LoadedCode Complete(Solution solution, CancellationToken cancellation)
    {
        var chosen = new List<ProjectId>();
        var failed = asked.Where(file => IsProject(file) && solution.Projects.All(project => project.FilePath != file)).ToList();
        foreach (var same in Wanted(solution).GroupBy(project => project.FilePath ?? project.Name).OrderBy(same => same.Key, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            // A project for several frameworks comes once for each; the newest sees most.
            var project = same.OrderBy(project => project.Name, StringComparer.Ordinal).Last();
            if (!project.DocumentIds.Any() && problems.Any(problem => problem.Contains(same.Key, StringComparison.Ordinal)))
            {
                failed.Add(same.Key);
                continue;
            }

            if (same.Count() > 1)
            {
                _notes.Add($"{Show(same.Key)}: is built for {same.Count()} frameworks, of which one is read: {project.Name}");
            }

            solution = Prepare(solution, project);
            chosen.Add(project.Id);
        }

        _notes.AddRange(ProjectCycles.Among(chosen.Select(id => solution.GetProject(id)!.FilePath).OfType<string>().Distinct().ToList(), Show));
        foreach (var file in failed.Order(StringComparer.Ordinal))
        {
            var before = solution.ProjectIds.ToHashSet();
            solution = LooseLoader.Add(solution, Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file), SourceFiles.Under(Path.GetDirectoryName(file)!), _notes, cancellation);
            if (solution.ProjectIds.FirstOrDefault(id => !before.Contains(id)) is { } added && solution.GetProject(added)!.DocumentIds.Any())
            {
                chosen.Add(added);
                _notes.Add($"{Show(file)}: read as loose files, as it does not load: {Reason(file)}");
            }
        }

        if (chosen.Count == 0)
        {
            return LooseLoader.Load(root, SourceFiles.Under(root), problems.Select(OneLine).Prepend("no project could be loaded: all C# below the folder is read as loose files").Distinct(), cancellation);
        }

        return new LoadedCode(root, solution, chosen, _notes.Distinct().ToList());
    }

    /// <summary>What was asked for with what it uses: a project that only builds first, as a generator does, is no part of it.</summary>
    private IEnumerable<Project> Wanted(Solution solution)
    {
        var wanted = solution.Projects.Where(project => project.Language == LanguageNames.CSharp
            && (asked.Any(file => !IsProject(file)) || asked.Contains(project.FilePath))).Select(project => project.Id).ToHashSet();
        var graph = solution.GetProjectDependencyGraph();
        wanted.UnionWith(wanted.SelectMany(graph.GetProjectsThatThisProjectTransitivelyDependsOn).ToList());
        return wanted.Select(id => solution.GetProject(id)!).Where(project => project.Language == LanguageNames.CSharp);
    }

    private Solution Prepare(Solution solution, Project project)
    {
        var folder = Path.GetDirectoryName(project.FilePath!)!;
        foreach (var document in project.Documents.Where(document => document.FilePath is { } path && File.Exists(path) && new FileInfo(path).Length > SourceFiles.LargestBytes))
        {
            _notes.Add($"{Show(document.FilePath!)}: left out, as it is larger than {SourceFiles.LargestBytes / 1_000_000} MB");
            solution = solution.RemoveDocument(document.Id);
        }

        if (!IsRestored(project))
        {
            _notes.Add($"{Show(project.FilePath!)}: its packages are out of sight, as they are not restored (dotnet restore)");
            solution = HasFramework(project)
                ? solution.AddMetadataReference(project.Id, StandInReferences.Client)
                : solution.WithProjectMetadataReferences(project.Id, StandInReferences.All);
        }

        return ProjectFiles.AddTo(solution, project.Id, folder, withConfig: !project.AnalyzerConfigDocuments.Any());
    }

    private static bool IsProject(string file) => file.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    private static bool HasFramework(Project project) => project.MetadataReferences.Any(reference =>
        Path.GetFileName(reference.Display ?? "") is "System.Runtime.dll" or "mscorlib.dll" or "netstandard.dll" or "System.Private.CoreLib.dll");

    private static bool IsRestored(Project project) => HasFramework(project)
        && !(HasPackages(project.FilePath!) && !File.Exists(Path.Combine(Path.GetDirectoryName(project.FilePath!)!, "obj", "project.assets.json")));

    private static bool HasPackages(string projectFile) => SourceFiles.Read(projectFile, out _)?.Contains("PackageReference", StringComparison.Ordinal) == true;

    private string Reason(string file) => problems.FirstOrDefault(problem => problem.Contains(file, StringComparison.Ordinal)) is not { } problem ? "the build gives no reason"
        : MissingSdk().Match(problem) is { Success: true } sdk ? $"global.json asks for the SDK {sdk.Groups[1].Value}, which is not installed"
        : OneLine(problem);

    /// <summary>As the resolver of SDKs says it.</summary>
    [GeneratedRegex(@"Requested SDK version: (\S+)")]
    private static partial Regex MissingSdk();

    private string Show(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
