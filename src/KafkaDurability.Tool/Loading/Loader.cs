using KafkaDurability.Tool.Output;

namespace KafkaDurability.Tool.Loading;

/// <summary>From a path to code: by the build where it can be asked, else as loose files.</summary>
internal static class Loader
{
    private static readonly string[] s_solutions = [".sln", ".slnx", ".slnf"];

    /// <param name="path">A solution, a project, a C# file or a folder.</param>
    /// <param name="isLoose">Whether the build is not to be asked.</param>
    /// <exception cref="ToolException">There is nothing of the kind, or no C# in it.</exception>
    public static async Task<LoadedCode> LoadAsync(string path, bool isLoose, IWork work, CancellationToken cancellation)
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full) && !Directory.Exists(full))
        {
            throw new ToolException($"{path}: there is no such file or folder");
        }

        var extension = Path.GetExtension(full).ToLowerInvariant();
        var isBuild = File.Exists(full) && (extension == ".csproj" || s_solutions.Contains(extension));
        if (File.Exists(full) && !isBuild && extension != ".cs")
        {
            throw new ToolException($"{path}: is no solution, no C# project, no C# file and no folder");
        }

        var unseen = new List<string>();
        var root = File.Exists(full) ? Path.GetDirectoryName(full)! : full;
        if (!isLoose && extension != ".cs")
        {
            var files = isBuild ? [full] : Builds(full);
            if (files.Count > 0)
            {
                var code = await BuildLoader.LoadAsync(root, files, work, cancellation);
                if (!isBuild)
                {
                    _ = SourceFiles.Under(full, unseen: unseen.Add);
                }

                return code with { Unseen = code.Unseen.Concat(unseen).ToList() };
            }

            unseen.Add("no project file: all C# below the folder is read as one program, without packages");
        }
        else
        {
            unseen.Add("the build was not asked: packages and generated code are out of sight");
        }

        var sources = extension == ".cs" ? [full] : SourceFiles.Under(root, unseen: unseen.Add);
        return LooseLoader.Load(root, sources, unseen, cancellation);
    }

    /// <summary>The solution of a folder; its projects where it has none, or several.</summary>
    private static List<string> Builds(string folder)
    {
        var solutions = s_solutions.Take(2).SelectMany(extension => Directory.EnumerateFiles(folder, "*" + extension)).ToList();
        return solutions.Count == 1 ? solutions : SourceFiles.Under(folder, "*.csproj").ToList();
    }
}
