using System.Globalization;
using KafkaDurability.Mutation;

// dotnet run -c Release --project tests/KafkaDurability.Mutation -- PART ... [--tests TEXT] [--first TEXT] [--most N] [--group N] [--coverage FILE] [--workers N] [--least N] [--every N] [--from N] [--again FILE]
// Do the tests notice when the code is changed? Each small change of the files whose paths below src/KafkaDurability.Analyzers
// begin with a PART is tried on the tests that come by it: at most so many (100), of those with the TEXT in their names
// (separated by commas), and on those with the other TEXT in any case. With a group size those that are left are put before all
// tests that come by them, so many at once, and taken apart where a test fails. Printed are those that no test notices. The exit
// code is 1 where less than so many of a hundred (85) are noticed. Changes that make no difference are in equivalents.txt, with
// the reason. With "again" and a FILE that has what was printed the last time, only those changes are tried: after new tests have
// been written for them. Of a large folder, every so many-th is a sample, from any of them on. What the tests come by is kept in
// the file for coverage, so that the next run notes new tests alone; it is to be written anew when tests have been changed.
if (args is ["note", var highest, var names, var part, var count])
{
    return Child.NoteAll(int.Parse(highest, CultureInfo.InvariantCulture), names.Split(',', StringSplitOptions.RemoveEmptyEntries), int.Parse(part, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture));
}

if (args is ["try"])
{
    return Child.Try();
}

var parts = args.TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToList();
if (parts.Count == 0)
{
    Console.Error.WriteLine("KafkaDurability.Mutation PART ... [--tests TEXT] [--first TEXT] [--most N] [--group N] [--coverage FILE] [--workers N] [--least N] [--every N] [--from N] [--again FILE]");
    return 2;
}

string Option(string name, string otherwise) => Array.IndexOf(args, "--" + name) is >= 0 and var at ? args[at + 1] : otherwise;
int Number(string name, int otherwise) => int.Parse(Option(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

var project = Folders.Project();
var folder = Folders.Copy(project);
var mutants = MutatedBuild.Make(Path.Combine(project, "../../src/KafkaDurability.Analyzers"), parts, Path.Combine(folder, "KafkaDurability.Analyzers.dll"));
if (mutants.Count == 0)
{
    return 2; // No file is there by that name.
}

var workers = Number("workers", 1);
var notes = Notes.Take(mutants, Option("coverage", "") is { Length: > 0 } kept ? kept : null, (known, told) => Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, index =>
{
    foreach (var line in Worker.Lines(folder, known, "note", $"{mutants.Max(mutant => mutant.Id)}", Option("tests", ""), $"{index}", $"{workers}"))
    {
        told(line);
    }
}));
var failing = notes.Tests.Where(test => test.Fails).Select(test => "\n  " + test.Name).ToList();
Console.Error.WriteLine($"{notes.Tests.Count} tests, of which {failing.Count} fail as it is{string.Concat(failing.Take(5))}");
var coverage = new Coverage(mutants, notes, Option("first", "TableTests").Split(','));

if (Option("again", "") is { Length: > 0 } printed)
{
    mutants = Results.In(printed, mutants);
}

mutants = [.. mutants.Where((_, index) => index % Number("every", 1) == Number("from", 0))];
Console.Error.WriteLine($"{mutants.Count} mutants");
var equivalents = Equivalents.Read(Path.Combine(project, "equivalents.txt"));
var fates = new Trial(folder, coverage, Number("most", 100)).Run(mutants, workers);
if (Number("group", 0) is > 0 and var size)
{
    var left = mutants.Where(mutant => fates[mutant] == Fate.Survived && !mutant.IsStatic && !equivalents.Contains(mutant.Name)).ToList();
    foreach (var mutant in new Groups(folder, coverage, size).Noticed(left, workers))
    {
        fates[mutant] = Fate.Killed;
    }
}

Directory.Delete(folder, recursive: true);
return Results.Write(fates, equivalents) >= Number("least", 85) ? 0 : 1;
