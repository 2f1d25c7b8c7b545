using System.Globalization;

namespace KafkaDurability.Mutation;

/// <param name="Seen">How many mutants it comes by.</param>
internal sealed record Test(string Class, string Id, string Name, long Milliseconds, int Seen);

/// <summary>Which tests a mutant may be noticed by.</summary>
internal sealed class Coverage
{
    private readonly Dictionary<int, List<Test>> _tests = [];
    private readonly ILookup<string, int> _ofFile;

    /// <param name="mutants">All there are.</param>
    /// <param name="lines">What the processes say that have run the tests.</param>
    /// <param name="first">In the names of tests that are tried on every mutant: those that read tables past the code which notes it.</param>
    public Coverage(IReadOnlyList<Mutant> mutants, IEnumerable<string> lines, string[] first)
    {
        _ofFile = mutants.ToLookup(mutant => mutant.File, mutant => mutant.Id);
        foreach (var line in lines)
        {
            var words = line.Split('\t');
            var seen = words[4].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToList();
            var test = new Test(words[0], words[1], words[3], long.Parse(words[2], CultureInfo.InvariantCulture), seen.Count);
            Count++;
            if (test.Milliseconds < 0)
            {
                Failed.Add(test.Name);
                continue;
            }

            if (first.Any(name => test.Name.Contains(name, StringComparison.Ordinal)))
            {
                First.Add(test);
            }

            foreach (var id in seen)
            {
                (_tests.TryGetValue(id, out var all) ? all : _tests[id] = []).Add(test);
            }
        }

        First = [.. First.OrderBy(test => test.Milliseconds)];
    }

    public int Count { get; private set; }

    /// <summary>Tests that are tried on every mutant.</summary>
    public List<Test> First { get; private set; } = [];

    /// <summary>Tests that fail without any mutant: they notice nothing.</summary>
    public List<string> Failed { get; } = [];

    /// <summary>
    /// The tests for a mutant, at most so many: most of them from those that have noticed others, then one of each class after the
    /// other, those first that come by the fewest mutants.
    /// </summary>
    public IReadOnlyList<Test> Of(Mutant mutant, IReadOnlyList<Test> noticing, int most)
    {
        // What runs once is for all that come by the file.
        List<Test> all = mutant.IsStatic ? [.. _ofFile[mutant.File].SelectMany(id => _tests.GetValueOrDefault(id) ?? []).Distinct()] : _tests.GetValueOrDefault(mutant.Id) ?? [];
        return [.. First, .. noticing.Where(all.Contains).Take(most * 3 / 4).Concat(all.GroupBy(test => test.Class)
            .OrderBy(tests => tests.Min(test => test.Seen))
            .SelectMany(tests => tests.OrderBy(test => test.Seen + test.Milliseconds).Select((test, index) => (test, index)))
            .OrderBy(pair => pair.index).Select(pair => pair.test)).Except(First).Distinct().Take(most)];
    }
}
