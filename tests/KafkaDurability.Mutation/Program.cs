using System.Globalization;
using KafkaDurability.Mutation;

// dotnet run -c Release --project tests/KafkaDurability.Mutation -- PART ... [--tests TEXT] [--first TEXT] [--most N] [--workers N] [--least N] [--every N] [--again FILE]
// Do the tests notice when the code is changed? Each small change of the files whose paths below src/KafkaDurability.Analyzers
// begin with a PART is tried on the tests that come by it: at most so many (100), of those with the TEXT in their names
// (separated by commas), and on those with the other TEXT in any case. Printed are those that no test notices. The exit code is 1 where less than so many of a hundred (85)
// are noticed. Changes that make no difference are in equivalents.txt, with the reason. With a FILE that has what was printed
// the last time, only those changes are tried again: after new tests have been written for them. Of a large folder, every so
// many-th is a sample.
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
    Console.Error.WriteLine("KafkaDurability.Mutation PART ... [--tests TEXT] [--first TEXT] [--most N] [--workers N] [--least N] [--every N] [--again FILE]");
    return 2;
}

string Option(string name, string otherwise) => Array.IndexOf(args, "--" + name) is >= 0 and var at ? args[at + 1] : otherwise;
int Number(string name, int otherwise) => int.Parse(Option(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

var project = Folders.Project();
var folder = Folders.Copy(project);
var mutants = MutatedBuild.Make(Path.Combine(project, "../../src/KafkaDurability.Analyzers"), parts, Path.Combine(folder, "KafkaDurability.Analyzers.dll"));
if (Option("again", "") is { Length: > 0 } printed)
{
    mutants = Results.In(printed, mutants);
}

mutants = [.. mutants.Where((_, index) => index % Number("every", 1) == 0)];
Console.Error.WriteLine($"{mutants.Count} mutants");
if (mutants.Count == 0)
{
    return 2; // No file is there by that name.
}

var workers = Number("workers", 1);
var last = mutants.Max(mutant => mutant.Id);
var lines = Enumerable.Range(0, workers).AsParallel().WithDegreeOfParallelism(workers).Select(index =>
    Worker.Lines(folder, "note", $"{last}", Option("tests", ""), $"{index}", $"{workers}").ToList()).ToList();
var coverage = new Coverage(mutants, lines.SelectMany(line => line), Option("first", "TableTests").Split(','));
Console.Error.WriteLine($"{coverage.Count} tests, of which {coverage.Failed.Count} fail as it is{string.Concat(coverage.Failed.Take(5).Select(test => "\n  " + test))}");

var equivalents = Equivalents.Read(Path.Combine(project, "equivalents.txt"));
var fates = new Trial(folder, coverage, Number("most", 100)).Run(mutants, workers);
Directory.Delete(folder, recursive: true);
return Results.Write(fates, equivalents) >= Number("least", 85) ? 0 : 1;
