namespace KafkaDurability.Mutation;

/// <summary>Which tests a mutant may be noticed by.</summary>
internal sealed class Coverage
{
    private readonly Dictionary<int, List<Test>> _tests = [];
    private readonly ILookup<string, int> _ofFile;
    private readonly HashSet<int> _known;

    /// <param name="mutants">All there are.</param>
    /// <param name="first">In the names of tests that are tried on every mutant: those that read tables past the code which notes it.</param>
    public Coverage(IReadOnlyList<Mutant> mutants, Notes notes, string[] first)
    {
        _ofFile = mutants.ToLookup(mutant => mutant.File, mutant => mutant.Id);
        _known = notes.Known;
        foreach (var test in notes.Tests.Where(test => !test.Fails))
        {
            foreach (var id in test.Ids)
            {
                (_tests.TryGetValue(id, out var all) ? all : _tests[id] = []).Add(test);
            }
        }

        First = [.. notes.Tests.Where(test => !test.Fails && first.Any(name => test.Name.Contains(name, StringComparison.Ordinal))).OrderBy(test => test.Milliseconds)];
    }

    /// <summary>Tests that are tried on every mutant.</summary>
    public List<Test> First { get; }

    /// <summary>
    /// All tests for a mutant. What runs once is for all that come by the file, and so is code that has been changed since the
    /// tests were noted.
    /// </summary>
    public IReadOnlyList<Test> Of(Mutant mutant) => mutant.IsStatic || !_known.Contains(mutant.Id)
        ? [.. _ofFile[mutant.File].SelectMany(id => _tests.GetValueOrDefault(id) ?? []).Distinct()]
        : _tests.GetValueOrDefault(mutant.Id) ?? [];

    /// <summary>
    /// The tests for a mutant, at most so many: most of them from those that have noticed others, then one of each class after the
    /// other, those first that come by the fewest mutants, in the least time.
    /// </summary>
    public IReadOnlyList<Test> Of(Mutant mutant, IReadOnlyList<Test> noticing, int most)
    {
        var all = Of(mutant);
        var known = all.ToHashSet();
        return [.. First, .. noticing.Where(known.Contains).Take(most * 3 / 4).Concat(all.GroupBy(test => test.Class)
            .OrderBy(tests => tests.Min(Cost))
            .SelectMany(tests => tests.OrderBy(Cost).Select((test, index) => (test, index)))
            .OrderBy(pair => pair.index).Select(pair => pair.test)).Except(First).Distinct().Take(most)];
    }

    private static long Cost(Test test) => test.Ids.Count + (10 * test.Milliseconds);
}
