using System.Diagnostics;
using System.Globalization;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit.Abstractions;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>
/// Each fix leaves code that compiles, mends what it was offered for, and touches nothing else. A short run with each
/// build; a long one over all sources and further programs, and over the .cs files of a folder, by
/// <c>KD_FUZZ_MINUTES=10 KD_FIX_SOURCES=folder dotnet test tests/KafkaDurability.Analyzers.Tests --filter FullyQualifiedName~FixSafetyTests --logger "console;verbosity=detailed"</c>.
/// <c>KD_FUZZ_SEED</c> is the first seed; without minutes, the only one, to see a failure again.
/// </summary>
public sealed class FixSafetyTests(ITestOutputHelper output)
{
    private const int ShortRun = 90;

    private static readonly double s_minutes =
        double.TryParse(Environment.GetEnvironmentVariable("KD_FUZZ_MINUTES"), NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0;

    private static readonly int s_first =
        int.TryParse(Environment.GetEnvironmentVariable("KD_FUZZ_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) ? seed : 0;

    [Fact]
    public async Task Fixes_of_generated_programs_are_safe()
    {
        var tally = new FixTally();
        var watch = Stopwatch.StartNew();
        var seed = s_first > 0 ? s_first : s_minutes > 0 ? 0 : FixPrograms.Count;
        var last = s_minutes > 0 ? int.MaxValue : s_first > 0 ? seed + 1 : seed + ShortRun;
        for (; seed < last && (s_minutes == 0 || watch.Elapsed.TotalMinutes < s_minutes); seed++)
        {
            var code = FixPrograms.Of(seed);
            await RunAsync(tally, $"seed {seed}", Project(code), code);
        }

        output.WriteLine($"{FixPrograms.Count} sources, seeds up to {seed - 1}, {watch.Elapsed.TotalSeconds:F0} s");
        output.WriteLine(tally.ToString());
        Assert.True(tally.Failures.Count == 0, tally + "\n" + string.Join("\n\n", tally.Failures));
    }

    [Fact]
    public async Task Fixes_of_programs_in_a_folder_are_safe()
    {
        var tally = new FixTally();
        foreach (var (name, project) in SourceFolder.Projects(Environment.GetEnvironmentVariable("KD_FIX_SOURCES")))
        {
            await RunAsync(tally, name, project, "");
        }

        output.WriteLine(tally.ToString());
        Assert.True(tally.Failures.Count == 0, tally + "\n" + string.Join("\n\n", tally.Failures));
    }

    private static async Task RunAsync(FixTally tally, string origin, Project project, string code)
    {
        tally.Projects++;
        try
        {
            await new FixSafety(tally, origin).RunAsync(project, CancellationToken.None);
        }
        catch (Exception exception)
        {
            tally.Threw(origin, exception, code);
        }
    }

    internal static Project Project(string code)
    {
        var statements = CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        return new AdhocWorkspace().AddProject("Fuzz", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(
                statements ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(Verify.References)
            .AddDocument("Fuzz.cs", SourceText.From(code), filePath: "/Fuzz.cs").Project
            .AddDocument("Usings.cs", SourceText.From(Verify.GlobalUsings)).Project;
    }
}
