namespace KafkaDurability.Mutation;

/// <summary>
/// Mutants that few tests have not noticed are put before all tests that come by them: many at once, and taken apart where a test
/// fails. A test that fails with several, and with none of them alone, has noticed none.
/// </summary>
internal sealed class Groups(string folder, Coverage coverage, int size)
{
    private const int Chunk = 100;

    private readonly Lock _lock = new();

    /// <summary>Those that a test notices.</summary>
    public IReadOnlyCollection<Mutant> Noticed(IReadOnlyList<Mutant> mutants, int workers)
    {
        var noticed = new HashSet<Mutant>();
        var count = (mutants.Count + size - 1) / size;
        var groups = mutants.Select((mutant, index) => (mutant, index)).GroupBy(pair => pair.index % Math.Max(1, count), pair => pair.mutant).ToList(); // Neighbours hide each other.
        Parallel.ForEach(groups, new ParallelOptions { MaxDegreeOfParallelism = workers }, group =>
        {
            using var worker = new Worker(folder);
            foreach (var one in Noticed([.. group], worker))
            {
                lock (_lock)
                {
                    noticed.Add(one);
                }
            }

            Console.Error.WriteLine($"group {group.Key + 1} of {count}: {noticed.Count} noticed so far");
        });
        return noticed;
    }

    private IEnumerable<Mutant> Noticed(List<Mutant> alive, Worker worker)
    {
        var of = alive.SelectMany(mutant => coverage.Of(mutant).Select(test => (test, mutant))).ToLookup(pair => pair.test, pair => pair.mutant);
        var tests = new LinkedList<Test>(of.Select(tests => tests.Key).OrderBy(test => test.Milliseconds));
        var step = Chunk;
        while (tests.First is not null && alive.Count > 0)
        {
            var some = tests.Take(step).ToList();
            var answer = worker.Ask(alive, isStatic: false, some);
            if (answer is null && some.Count > 1)
            {
                step = 1; // Which one the process has died of is not known.
                continue;
            }

            var failed = answer == "?" ? some[0] : some.Find(test => test.Id == answer) ?? (answer is null ? some[0] : null);
            if (answer == "?" && some.Count > 1)
            {
                worker.Dispose();
                step = 1;
                continue;
            }

            foreach (var _ in failed is null ? some : some.TakeWhile(test => test != failed).Append(failed))
            {
                tests.RemoveFirst();
            }

            if (failed is not null)
            {
                foreach (var culprit in Culprits([.. of[failed].Where(alive.Contains)], failed, worker).ToList())
                {
                    alive.Remove(culprit);
                    yield return culprit;
                }

                foreach (var idle in tests.Where(test => !of[test].Any(alive.Contains)).ToList())
                {
                    tests.Remove(idle);
                }
            }

            step = Math.Min(Chunk, step * 2);
        }
    }

    private static IEnumerable<Mutant> Culprits(List<Mutant> suspects, Test test, Worker worker)
    {
        if (suspects.Count == 0 || !Fails(suspects, test, worker))
        {
            return [];
        }

        return suspects.Count == 1 ? suspects : Culprits(suspects[..(suspects.Count / 2)], test, worker).Concat(Culprits(suspects[(suspects.Count / 2)..], test, worker));
    }

    private static bool Fails(List<Mutant> mutants, Test test, Worker worker)
    {
        if (worker.Ask(mutants, isStatic: false, [test]) is not "?" and var answer)
        {
            return answer != "-";
        }

        worker.Dispose(); // Something of mutants before has stayed in the process.
        return worker.Ask(mutants, isStatic: false, [test]) != "-";
    }
}
