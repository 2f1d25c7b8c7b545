using System.Globalization;

namespace KafkaDurability.Mutation;

/// <param name="Ids">The mutants that it comes by.</param>
internal sealed record Test(string Class, string Id, string Name, long Milliseconds, IReadOnlyList<int> Ids)
{
    /// <summary>Fails without any mutant, too.</summary>
    public bool Fails => Milliseconds < 0;
}

/// <summary>
/// What tests come by, noted once and kept in a file: the names of the mutants in a line, and each test that was run with them
/// in one more. Later runs add the tests that are new; code that has been changed keeps the notes of its other mutants.
/// </summary>
internal sealed class Notes(IReadOnlyList<Mutant> mutants, string? file)
{
    private readonly Dictionary<string, Test> _tests = [];
    private readonly HashSet<string> _new = [];
    private List<int> _now = [];

    /// <summary>Mutants that tests have been run with.</summary>
    public HashSet<int> Known { get; } = [];

    public IReadOnlyCollection<Test> Tests => _tests.Values;

    /// <param name="note">Gives the lines of <see cref="Child.NoteAll"/>, for the IDs of the tests that are known, as they come.</param>
    public static Notes Take(IReadOnlyList<Mutant> mutants, string? file, Action<IReadOnlyCollection<string>, Action<string>> note)
    {
        var notes = new Notes(mutants, file);
        notes.Read(file is not null && File.Exists(file) ? File.ReadLines(file) : []);
        var told = new HashSet<string>();
        note([.. notes._tests.Keys], line =>
        {
            lock (told)
            {
                told.Add(line);
                if (line.Contains('\t', StringComparison.Ordinal))
                {
                    notes.Add(line);
                }
            }
        });
        foreach (var test in notes.Tests.Where(test => !notes._new.Contains(test.Id) && !told.Contains(test.Id)).ToList())
        {
            notes._tests.Remove(test.Id); // There is no such test any more.
        }

        return notes;
    }

    /// <summary>IDs as a text: which are there, a bit each.</summary>
    public static string Text(IEnumerable<int> ids)
    {
        var bits = new List<byte>();
        foreach (var id in ids)
        {
            bits.AddRange(new byte[Math.Max(0, (id / 8) + 1 - bits.Count)]);
            bits[id / 8] |= (byte)(1 << (id % 8));
        }

        return Convert.ToBase64String([.. bits]);
    }

    private static IEnumerable<int> Ids(string text) =>
        Convert.FromBase64String(text).SelectMany((bits, index) => Enumerable.Range(0, 8).Where(bit => (bits & (1 << bit)) != 0).Select(bit => (index * 8) + bit));

    private void Add(string line)
    {
        string[] all = [.. _new.Count == 0 ? [string.Join('\t', Names().Prepend(""))] : Array.Empty<string>(), line];
        Read(all);
        _new.Add(line.Split('\t')[1]);
        if (file is not null)
        {
            File.AppendAllLines(file, all);
        }

        if (_new.Count % 500 == 0)
        {
            Console.Error.WriteLine($"{_new.Count} tests run");
        }
    }

    private void Read(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var words = line.Split('\t');
            if (words[0].Length == 0)
            {
                var names = Names();
                var ids = Enumerable.Range(0, names.Count).ToLookup(id => names[id]);
                _now = [.. words.Skip(1).Select(name => ids[name].FirstOrDefault())];
                Known.UnionWith(_now);
                continue;
            }

            _tests[words[1]] = new Test(words[0], words[1], words[3], long.Parse(words[2], CultureInfo.InvariantCulture), [.. Ids(words[4]).Where(id => id < _now.Count).Select(id => _now[id]).Where(id => id > 0)]);
        }
    }

    /// <summary>By ID; of several of a name, each with its number.</summary>
    private List<string> Names()
    {
        var names = Enumerable.Repeat("-", mutants.Max(mutant => mutant.Id) + 1).ToList();
        foreach (var same in mutants.GroupBy(mutant => mutant.Name))
        {
            foreach (var (mutant, index) in same.Select((mutant, index) => (mutant, index)))
            {
                names[mutant.Id] = $"{mutant.Name.Replace('\t', ' ')} {index}";
            }
        }

        return names;
    }
}
