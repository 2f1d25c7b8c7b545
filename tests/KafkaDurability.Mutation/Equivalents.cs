namespace KafkaDurability.Mutation;

/// <summary>Mutants that no test can notice. A line that begins with # has the reason for those after it.</summary>
internal static class Equivalents
{
    public static IReadOnlySet<string> Read(string path) => File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').ToHashSet();
}
