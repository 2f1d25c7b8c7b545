using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Proofs.Scenarios;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Proofs.Running;

/// <summary>The first flagged code of a rule's page, and the same without the hazard.</summary>
/// <param name="Flagged">The code as the page shows it.</param>
/// <param name="Fixed">What the package's fix makes of it; where it has none for the rule, what the page shows as fixed.</param>
internal sealed record PageProgram(string Flagged, string Fixed)
{
    /// <exception cref="InvalidOperationException">The code is not reported, or the fix is not offered.</exception>
    public static async Task<PageProgram> OfAsync(Scenario scenario)
    {
        var page = RulePage.Of(scenario.Rule);
        var block = page.Samples("Flagged")[0];
        var sample = new Sample(block, page.Options("Flagged"));
        var reported = (await sample.ReportAsync()).FirstOrDefault(diagnostic => diagnostic.Id == scenario.Rule)
            ?? throw new InvalidOperationException($"{scenario.Rule} does not report the code of its page.");
        var mended = !page.HasFix ? page.Samples("Fixed")[0] : await sample.FixAsync(reported, scenario.EditorFix)
            ?? throw new InvalidOperationException($"No fix {scenario.EditorFix} is offered for the code of {scenario.Rule}.");
        return new PageProgram(block, mended);
    }

    /// <summary>Compiles code of a page into an assembly with <see cref="Surroundings"/>.</summary>
    /// <param name="start">The statements that run a block of types; null where the block itself is statements.</param>
    /// <returns>The path of the assembly.</returns>
    public static async Task<string> CompileAsync(string block, string? start, string folder)
    {
        var compilation = await new Sample(block).CompilationAsync();
        if (start is not null)
        {
            compilation = compilation.AddSyntaxTrees((await new Sample(start).CompilationAsync()).SyntaxTrees.Single(tree => tree.FilePath == "/Sample.cs"));
        }

        var name = "Program" + Guid.NewGuid().ToString("N");
        var path = Path.Combine(folder, name + ".dll");
        var result = Surroundings.Around(compilation).WithAssemblyName(name).Emit(path);
        return result.Success
            ? path
            : throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(error => error.Severity == DiagnosticSeverity.Error)) + "\nin:\n" + block);
    }
}
