using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Tool.Loading;

/// <summary>Reads C# files without a build: those below one project file are one program, all others another.</summary>
internal static class LooseLoader
{
    /// <summary>What the SDK imports by itself in most projects.</summary>
    private const string GlobalUsings = """
        global using global::System; global using global::System.Collections.Generic; global using global::System.IO;
        global using global::System.Linq; global using global::System.Net.Http; global using global::System.Threading;
        global using global::System.Threading.Tasks; global using global::Microsoft.Extensions.Configuration;
        global using global::Microsoft.Extensions.DependencyInjection; global using global::Microsoft.Extensions.Hosting;
        global using global::Microsoft.Extensions.Logging; global using global::Microsoft.AspNetCore.Builder; global using global::Microsoft.AspNetCore.Http;
        """;

    /// <param name="unseen">What is to be said of the whole.</param>
    /// <exception cref="ToolException">No file can be read.</exception>
    public static LoadedCode Load(string root, IEnumerable<string> files, IEnumerable<string> unseen, CancellationToken cancellation)
    {
        var notes = unseen.ToList();
        var solution = new AdhocWorkspace().CurrentSolution;
        foreach (var (folder, name, own) in Programs(root, files.ToList()))
        {
            solution = Add(solution, folder, name, own, notes, cancellation);
        }

        solution = solution.ProjectIds.Where(id => !solution.GetProject(id)!.DocumentIds.Any()).Aggregate(solution, (rest, id) => rest.RemoveProject(id));
        return solution.ProjectIds.Count > 0
            ? new LoadedCode(root, solution, solution.ProjectIds, notes)
            : throw new ToolException($"{root}: there is no C# that can be read" + string.Concat(notes.Skip(1).Select(note => "; " + note)));
    }

    /// <summary>Adds one program to a solution, with the settings files of its folder.</summary>
    public static Solution Add(Solution solution, string folder, string name, IEnumerable<string> files, List<string> notes, CancellationToken cancellation)
    {
        var id = ProjectId.CreateNewId(name);
        solution = solution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, name, name, LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
            metadataReferences: StandInReferences.All));
        var count = 0;
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            if (SourceFiles.Read(file, out var problem) is { } text)
            {
                solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(file), SourceText.From(text), filePath: file);
                count++;
            }
            else
            {
                notes.Add(problem);
            }
        }

        return count == 0 ? solution : ProjectFiles.AddTo(solution.AddDocument(DocumentId.CreateNewId(id), "GlobalUsings.g.cs", GlobalUsings, filePath: Path.Combine(folder, "obj", "GlobalUsings.g.cs")), id, folder, withConfig: true);
    }

    private static IEnumerable<(string Folder, string Name, List<string> Files)> Programs(string root, List<string> files)
    {
        var projects = SourceFiles.Under(root, "*.csproj").ToLookup(file => Path.GetDirectoryName(file)!);
        return files.GroupBy(file => Owner(file)).OrderBy(program => program.Key, StringComparer.Ordinal)
            .Select(program => (program.Key, projects[program.Key].FirstOrDefault() is { } project ? Path.GetFileNameWithoutExtension(project) : Path.GetFileName(program.Key), program.ToList()));

        string Owner(string file)
        {
            for (var folder = Path.GetDirectoryName(file); folder is not null && folder.Length > root.Length; folder = Path.GetDirectoryName(folder))
            {
                if (projects.Contains(folder))
                {
                    return folder;
                }
            }

            return root;
        }
    }
}
