namespace KafkaDurability.Mutation;

/// <summary>Where the changed analyzers are run.</summary>
internal static class Folders
{
    /// <summary>The folder of this project.</summary>
    public static string Project()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KafkaDurability.Mutation.csproj")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("It runs in the repository only");
        }

        return folder.FullName;
    }

    /// <summary>A copy of this program with the tests, in the repository, as tests read its files.</summary>
    public static string Copy(string project)
    {
        var target = Path.Combine(project, "bin", "mutated", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var path in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(AppContext.BaseDirectory, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy, overwrite: true);
        }

        return target;
    }
}
