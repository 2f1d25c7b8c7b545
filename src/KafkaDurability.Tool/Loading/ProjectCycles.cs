using System.Xml;
using System.Xml.Linq;

namespace KafkaDurability.Tool.Loading;

/// <summary>Projects that use each other, which no build takes: one of the references is left out.</summary>
internal static class ProjectCycles
{
    /// <param name="projects">Full paths of project files.</param>
    /// <param name="show">How a path is shown.</param>
    /// <returns>A line for each.</returns>
    public static IEnumerable<string> Among(IReadOnlyCollection<string> projects, Func<string, string> show)
    {
        var uses = projects.ToDictionary(project => project, project => References(project).Where(projects.Contains).ToList());
        return uses.Keys.Select(project => Way(project, uses)).OfType<List<string>>()
            .DistinctBy(way => string.Join('|', way.Order(StringComparer.Ordinal)))
            .Select(way => $"{string.Join(" uses ", way.Append(way[0]).Select(show))}: a build refuses that, and one of these references is not followed");
    }

    /// <summary>The shortest way from a project back to itself; null where there is none.</summary>
    private static List<string>? Way(string start, Dictionary<string, List<string>> uses)
    {
        var seen = new HashSet<string>();
        var pending = new Queue<List<string>>([[start]]);
        while (pending.TryDequeue(out var way))
        {
            foreach (var next in uses[way[^1]])
            {
                if (next == start)
                {
                    return way;
                }

                if (seen.Add(next))
                {
                    pending.Enqueue([.. way, next]);
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> References(string project)
    {
        try
        {
            return XDocument.Load(project).Descendants().Where(element => element.Name.LocalName == "ProjectReference")
                .Select(element => (string?)element.Attribute("Include")).OfType<string>()
                .Select(path => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project)!, path.Replace('\\', Path.DirectorySeparatorChar)))).ToList();
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }
}
