using System.Text.RegularExpressions;

namespace KafkaDurability.Mutation;

/// <summary>A table of the files, and what no test has noticed.</summary>
internal static partial class Results
{
    /// <summary>How many of a hundred are noticed, of those that make a difference.</summary>
    public static double Write(IReadOnlyDictionary<Mutant, Fate> found, IReadOnlySet<string> equivalents)
    {
        var fates = found.ToDictionary(pair => pair.Key, pair => pair.Value is Fate.Survived or Fate.NotCovered && equivalents.Contains(pair.Key.Name) ? Fate.Equivalent : pair.Value);
        foreach (var (mutant, fate) in fates.Where(pair => pair.Value is Fate.Survived or Fate.NotCovered).OrderBy(pair => pair.Key.Id))
        {
            Console.WriteLine($"{mutant.File}:{mutant.Line} {mutant.Member}: {mutant.Before} => {mutant.After}{(fate == Fate.NotCovered ? "  (not covered)" : "")}");
        }

        Console.WriteLine($"\n{"",-70} mutants  killed  timed out  survived  not covered  equivalent  of 100");
        foreach (var file in fates.GroupBy(pair => pair.Key.File).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            Row(file.Key, [.. file.Select(pair => pair.Value)]);
        }

        foreach (var name in equivalents.Where(name => found.Keys.Any(mutant => name.StartsWith(mutant.File + " ", StringComparison.Ordinal)) && !fates.Any(pair => pair.Key.Name == name && pair.Value == Fate.Equivalent)))
        {
            Console.WriteLine("No longer an equivalent: " + name);
        }

        return Row("all", [.. fates.Values]);
    }

    /// <summary>The mutants that a file names as they were printed, wherever they are by now.</summary>
    public static IReadOnlyList<Mutant> In(string path, IReadOnlyList<Mutant> mutants)
    {
        var names = File.ReadLines(path).Select(line => Printed().Replace(line, "")).ToHashSet();
        return [.. mutants.Where(mutant => names.Contains(mutant.Name))];
    }

    private static double Row(string name, IReadOnlyList<Fate> fates)
    {
        int Count(Fate fate) => fates.Count(one => one == fate);
        var noticed = 100.0 * (Count(Fate.Killed) + Count(Fate.TimedOut)) / Math.Max(1, fates.Count - Count(Fate.Equivalent));
        Console.WriteLine(FormattableString.Invariant(
            $"{name,-70} {fates.Count,7} {Count(Fate.Killed),7} {Count(Fate.TimedOut),10} {Count(Fate.Survived),9} {Count(Fate.NotCovered),12} {Count(Fate.Equivalent),11} {noticed,7:F1}"));
        return noticed;
    }

    [GeneratedRegex(@"(?<=^\S+\.cs):\d+|  \(not covered\)$")]
    private static partial Regex Printed();
}
