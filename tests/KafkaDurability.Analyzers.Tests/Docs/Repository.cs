using System.Xml.Linq;

namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>The files of the repository that the tests were built in.</summary>
internal static class Repository
{
    private static readonly string s_root = FindRoot();

    /// <summary>Where the project is published, as Directory.Build.props says.</summary>
    public static string Address => XDocument.Parse(Read("Directory.Build.props")).Descendants("RepositoryUrl").Single().Value;

    public static string Read(string path) => File.ReadAllText(Path.Combine(s_root, path)).ReplaceLineEndings("\n");

    public static void Write(string path, string text) => File.WriteAllText(Path.Combine(s_root, path), text);

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(s_root, folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>Whether there is such a file, or folder.</summary>
    public static bool Has(string path) => Path.Exists(Path.Combine(s_root, path));

    /// <summary>A path that <see cref="Files"/> gives, from the root of the repository.</summary>
    public static string Relative(string path) => Path.GetRelativePath(s_root, path).Replace('\\', '/');

    /// <summary>Where a link in a text of the repository leads.</summary>
    public static string Combine(string text, string link) => Relative(Path.GetFullPath(Path.Combine(s_root, Path.GetDirectoryName(text)!, link)));

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
