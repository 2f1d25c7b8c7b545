namespace KafkaDurability.Tool.Loading;

/// <summary>Files below a folder, without what builds and package managers put there, and without what must not be read.</summary>
internal static class SourceFiles
{
    /// <summary>Nobody writes a larger file by hand; the compiler would take minutes for it.</summary>
    public const long LargestBytes = 5_000_000;

    private static readonly string[] s_skipped = ["bin", "obj", "node_modules", "packages", "artifacts"];

    /// <param name="unseen">Is told of folders that cannot be read.</param>
    /// <returns>Full paths, in an order that is the same everywhere.</returns>
    public static IEnumerable<string> Under(string folder, string pattern = "*.cs", Action<string>? unseen = null)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.ReparsePoint };
        var pending = new Stack<string>([folder]);
        var files = new List<string>();
        while (pending.TryPop(out var next))
        {
            try
            {
                files.AddRange(Directory.EnumerateFiles(next, pattern, options));
                foreach (var below in Directory.EnumerateDirectories(next, "*", options))
                {
                    var name = Path.GetFileName(below);
                    if (!name.StartsWith('.') && !s_skipped.Contains(name, StringComparer.OrdinalIgnoreCase))
                    {
                        pending.Push(below);
                    }
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                unseen?.Invoke($"{next}: cannot be read: {e.Message}");
            }
        }

        return files.Order(StringComparer.Ordinal);
    }

    /// <summary>The settings files and the options of a project, which the package would hand to the compiler.</summary>
    public static IEnumerable<string> Settings(string folder) =>
        Directory.Exists(folder) ? Under(folder, "appsettings*.json").Concat(new[] { Path.Combine(folder, "host.json") }.Where(File.Exists)) : [];

    /// <summary>The text; null with the reason where it cannot, or need not, be read.</summary>
    public static string? Read(string path, out string problem)
    {
        problem = "";
        try
        {
            if (new FileInfo(path).Length is > LargestBytes and var size)
            {
                problem = $"{path}: left out, as it has {size / 1_000_000} MB";
                return null;
            }

            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"{path}: cannot be read: {e.Message}";
            return null;
        }
    }
}
