using System.Diagnostics;
using System.Globalization;

namespace KafkaDurability.Mutation;

/// <summary>The process that runs the tests: it reads what to do line by line, and answers by a line.</summary>
internal static class Child
{
    /// <summary>
    /// Out: the tests with a filter in their names, or all, every so many-th; each with its time and what it comes by. In: the IDs
    /// of those that are known; of them it is told only that they are still there.
    /// </summary>
    public static int NoteAll(int highest, string[] filters, int part, int parts)
    {
        var answers = Answers();
        var known = new HashSet<string>();
        while (Console.In.ReadLine() is { } id)
        {
            known.Add(id);
        }

        using var tests = new TestRunner();
        foreach (var test in tests.All().Where(test => filters.Length == 0 || filters.Any(filter => Name(test).Contains(filter, StringComparison.Ordinal))).Where((_, index) => index % parts == part))
        {
            if (known.Contains(test.UniqueID))
            {
                answers.WriteLine(test.UniqueID);
                continue;
            }

            Switch.Note(highest);
            Switch.Set([], TimeSpan.FromMinutes(5));
            var watch = Stopwatch.StartNew();
            var passes = tests.Passes(test);
            answers.WriteLine($"{test.TestMethod.TestClass.Class.Name}\t{test.UniqueID}\t{(passes ? watch.ElapsedMilliseconds : -1)}\t{test.DisplayName.ReplaceLineEndings(" ").Replace('\t', ' ')}\t{Notes.Text(Switch.Noted())}");
        }

        return 0;
    }

    /// <summary>In: "MUTANTS IS-STATIC, then CLASS ID MILLISECONDS of each test". Out: the ID of the first test that fails, "-" where none does, "?" where it fails without the mutants as well.</summary>
    public static int Try()
    {
        var answers = Answers();
        using var tests = new TestRunner();
        while (Console.In.ReadLine() is { } line)
        {
            var words = line.Split('\t');
            var (mutants, isStatic) = (words[0].Split(',').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToList(), words[1] == "static");
            var killer = "-";
            for (var i = 2; i < words.Length && killer == "-"; i += 3)
            {
                var time = TimeSpan.FromMilliseconds(5_000 + (20 * long.Parse(words[i + 2], CultureInfo.InvariantCulture)));
                Switch.Set(isStatic ? mutants : [], time); // Rows of a theory may come from a table, which is read when they are looked for.
                var test = tests.Find(words[i], words[i + 1]);
                Switch.Set(mutants, time);
                if (test is null || !tests.Passes(test))
                {
                    Switch.Set([], time);
                    killer = isStatic || test is not null && tests.Passes(test) ? words[i + 1] : "?";
                }
            }

            answers.WriteLine(killer);
        }

        return 0;
    }

    private static string Name(Xunit.Abstractions.ITestCase test) => test.TestMethod.TestClass.Class.Name + "." + test.TestMethod.Method.Name;

    /// <summary>Whatever a test writes must not be taken for an answer.</summary>
    private static StreamWriter Answers()
    {
        Console.SetOut(TextWriter.Null);
        return new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
    }
}
