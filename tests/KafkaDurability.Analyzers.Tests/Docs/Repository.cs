namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>The files of the repository that the tests were built in.</summary>
internal static class Repository
{
    private static readonly string s_root = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(s_root, path)).ReplaceLineEndings("\n");

    public static void Write(string path, string text) => File.WriteAllText(Path.Combine(s_root, path), text);

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(s_root, folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KafkaDurability.Analyzers.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("No repository above " + AppContext.BaseDirectory);
    }
}
