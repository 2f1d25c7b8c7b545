using KafkaDurability.Shadow;
using KafkaDurability.Shadow.Subjects;

// dotnet run -c Release --project tests/KafkaDurability.Shadow -- OLD.dll NEW.dll [--step N] [--trees] [FOLDER ...]
// Two builds of KafkaDurability.Analyzers.dll look at the programs of the tests, at the same half-typed, and at the projects
// in the folders. Printed is each finding that only one of them has, and what both cost. With --trees the new one is compared
// with itself, as an editor asks it: a tree at a time. The exit code is 1 where anything differs.
if (args.Length < 2)
{
    Console.Error.WriteLine("KafkaDurability.Shadow OLD.dll NEW.dll [--step N] [--trees] [FOLDER ...]");
    return 2;
}

var options = args.Skip(2).ToList();
var step = options.IndexOf("--step") is >= 0 and var at ? int.Parse(options[at + 1]) : 1;
var byTree = options.Contains("--trees");
var folders = options.Where((option, index) => !option.StartsWith("--", StringComparison.Ordinal) && (index == 0 || options[index - 1] != "--step"));
var (old, changed) = (new Build(args[0]), new Build(args[1]));
var (programs, differences) = (0, 0);
foreach (var subject in AllSubjects.Of(step, folders))
{
    var isFirst = programs++ % 2 == 0; // The first of two finds the compiler cold.
    var before = isFirst ? await old.FindAsync(subject) : null;
    var after = byTree ? await changed.FindByTreeAsync(subject) : await changed.FindAsync(subject);
    before ??= await old.FindAsync(subject);
    foreach (var line in before.Except(after).Select(line => "- " + line).Concat(after.Except(before).Select(line => "+ " + line)))
    {
        Console.WriteLine($"{line[0]} {subject.Name}: {line[2..]}");
        differences++;
    }
}

Console.WriteLine($"{programs} programs, {old.Found} findings before, {changed.Found} after, {differences} differences");
Console.WriteLine(FormattableString.Invariant(
    $"processors {old.Time.TotalSeconds:F1} s before, {changed.Time.TotalSeconds:F1} s after, ratio {changed.Time / old.Time:F2}; allocated {old.Bytes / 1e6:F0} MB before, {changed.Bytes / 1e6:F0} MB after, ratio {(double)changed.Bytes / old.Bytes:F2}"));
return differences == 0 ? 0 : 1;
