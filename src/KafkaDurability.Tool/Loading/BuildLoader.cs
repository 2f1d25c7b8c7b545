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
        for (var place = 0; place < files.Count; place++)
        {
            var file = files[place];
            work.Step($"loading {Path.GetFileName(file)}", place, files.Count);
            if (!asked.Add(file) || workspace.CurrentSolution.Projects.Any(project => project.FilePath == file))
            {
                continue;
            }

            try
            {
                var progress = new Progress<ProjectLoadProgress>(loaded => work.Step($"loading {Path.GetFileNameWithoutExtension(loaded.FilePath)}", place, files.Count));
                _ = file.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)
                    ? await workspace.OpenProjectAsync(file, progress: progress, cancellationToken: cancellation)
                    : (object)await workspace.OpenSolutionAsync(file, progress: progress, cancellationToken: cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Add($"{file}: {e.Message}");
            }
        }

        return new BuiltProjects(root, files, problems).Complete(workspace.CurrentSolution, cancellation);

        void Add(string problem)
        {
            lock (problems)
            {
                problems.Add(problem);
            }
        }
    }
}
