namespace KafkaDurability.Mutation;

internal enum Fate { Killed, TimedOut, Survived, NotCovered, Equivalent }

/// <summary>Puts one mutant after the other before its tests.</summary>
internal sealed class Trial(string folder, Coverage coverage, int most)
{
    private readonly Dictionary<string, List<Test>> _noticing = [];
    private readonly List<Test> _all = [];
    private readonly Lock _lock = new();

    public Dictionary<Mutant, Fate> Run(IReadOnlyList<Mutant> mutants, int workers)
    {
        var (fates, queue, done) = (new Dictionary<Mutant, Fate>(), new Queue<Mutant>(mutants), 0);
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ =>
        {
            using var worker = new Worker(folder);
            while (true)
            {
                Mutant? next;
                lock (_lock)
                {
                    if (!queue.TryDequeue(out next))
                    {
                        return;
                    }
                }

                var fate = Judge(next, worker);
                lock (_lock)
                {
                    fates[next] = fate;
                    done++;
                    if (fate is Fate.Survived or Fate.NotCovered || done % 50 == 0)
                    {
                        Console.Error.WriteLine($"{done} of {mutants.Count}{(fate is Fate.Killed or Fate.TimedOut ? "" : $", {fate}: {next.Name}")}");
                    }
                }
            }
        });
        return fates;
    }

    private Fate Judge(Mutant mutant, Worker worker)
    {
        IReadOnlyList<Test> tests;
        lock (_lock)
        {
            tests = coverage.Of(mutant, [.. _noticing.GetValueOrDefault(mutant.File) ?? [], .. _all], most);
        }

        if (tests.Count == 0)
        {
            return Fate.NotCovered;
        }

        for (var attempt = 0; ; attempt++)
        {
            if (mutant.IsStatic)
            {
                worker.Dispose();
            }

            var answer = worker.Ask([mutant], mutant.IsStatic, tests);
            switch (answer)
            {
                case "-" when !mutant.IsStatic && coverage.First.Count > 0:
                    using (var fresh = new Worker(folder)) // What makes tables runs once a process as well.
                    {
                        return fresh.Ask([mutant], isStatic: true, [.. coverage.First.Take(20)]) == "-" ? Fate.Survived : Fate.Killed;
                    }

                case "-":
                    return Fate.Survived;
                case "?" when attempt == 0:
                    worker.Dispose(); // Something of a mutant before has stayed in the process.
                    break;
                case null:
                    return Fate.TimedOut;
                default:
                    Notice(mutant, tests.FirstOrDefault(test => test.Id == answer));
                    return Fate.Killed;
            }
        }
    }

    private void Notice(Mutant mutant, Test? test)
    {
        if (test is not null)
        {
            lock (_lock)
            {
                var noticing = _noticing.TryGetValue(mutant.File, out var known) ? known : _noticing[mutant.File] = [];
                foreach (var list in new[] { noticing, _all })
                {
                    list.Remove(test);
                    list.Insert(0, test);
                }
            }
        }
    }
}
