using KafkaDurability.Tool.Output;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace KafkaDurability.Tool.Loading;

/// <summary>Asks the build what the projects are made of. What does not load is named, and read as loose files; the rest goes on.</summary>
internal static class BuildLoader
{
    public static async Task<LoadedCode> LoadAsync(string root, IReadOnlyList<string> files, IWork work, CancellationToken cancellation)
    {
        var problems = new List<string>();
        // Packages are not restored for the user, and a reference that cannot be loaded is read from its sources.
        var workspace = MSBuildWorkspace.Create(new Dictionary<string, string> { ["DesignTimeBuild"] = "true" });
        workspace.LoadMetadataForReferencedProjects = false;
        workspace.SkipUnrecognizedProjects = true;
        using var failures = workspace.RegisterWorkspaceFailedHandler(failed => Add(failed.Diagnostic.Message));
        var asked = new HashSet<string>(StringComparer.Ordinal);
        // A project brings those that it uses, so what is done is counted by what is loaded.
        var done = new HashSet<string>(StringComparer.Ordinal);
        var all = Math.Max(1, files.Sum(ProjectsIn));
        foreach (var file in files)
        {
            Show(file);
            if (!asked.Add(file) || workspace.CurrentSolution.Projects.Any(project => project.FilePath == file))
            {
                continue;
            }

            try
            {
                var progress = new AtOnce(loaded => Show(loaded.FilePath));
                _ = IsProject(file)
                    ? await workspace.OpenProjectAsync(file, progress: progress, cancellationToken: cancellation)
                    : (object)await workspace.OpenSolutionAsync(file, progress: progress, cancellationToken: cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Add($"{file}: {e.Message}");
            }
        }

        return new BuiltProjects(root, files, problems).Complete(workspace.CurrentSolution, cancellation);

        void Show(string file)
        {
            lock (done)
            {
                work.Step($"loading {Path.GetFileNameWithoutExtension(file)}", Math.Min(done.Count, all - 1), all);
                if (IsProject(file))
                {
                    done.Add(file);
                }
            }
        }

        void Add(string problem)
        {
            lock (problems)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>Reports while it happens; <see cref="Progress{T}"/> might still do when the analysis has begun.</summary>
    private sealed class AtOnce(Action<ProjectLoadProgress> report) : IProgress<ProjectLoadProgress>
    {
        public void Report(ProjectLoadProgress value) => report(value);
    }

    private static bool IsProject(string file) => file.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    /// <summary>One, or as many as a solution names.</summary>
    private static int ProjectsIn(string file) => IsProject(file) ? 1 : (SourceFiles.Read(file, out _) ?? "").Split(".csproj\"").Length - 1;
}
