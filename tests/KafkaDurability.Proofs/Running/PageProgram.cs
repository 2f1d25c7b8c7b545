using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Proofs.Scenarios;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Proofs.Running;

/// <summary>A flagged code of a rule's page, and the same without the hazard.</summary>
/// <param name="Flagged">The code as the page shows it.</param>
/// <param name="Fixed">What the package's fix makes of it; where it has none for the rule, what the page shows as fixed.</param>
internal sealed record PageProgram(string Flagged, string Fixed)
{
    /// <summary>The name of the file that a page shows as JSON.</summary>
    public const string SettingsFile = "appsettings.json";

    /// <summary>The flagged code's appsettings.json; empty where it has none.</summary>
    public string FlaggedSettings { get; private init; } = "";

    /// <summary>The appsettings.json after the fix, which may be in it instead of in the code.</summary>
    public string FixedSettings { get; private init; } = "";

    /// <exception cref="InvalidOperationException">The code is not reported, or the fix is not offered.</exception>
    public static async Task<PageProgram> OfAsync(Scenario scenario)
    {
        var page = RulePage.Of(scenario.Rule);
        var block = page.Samples("Flagged")[scenario.Sample];
        var settings = page.Settings("Flagged")[scenario.Sample];
        var sample = new Sample(block, page.Options("Flagged"), settings, References(settings));
        var reported = (await sample.ReportAsync()).FirstOrDefault(diagnostic => diagnostic.Id == scenario.Rule)
            ?? throw new InvalidOperationException($"{scenario.Rule} does not report the code of its page.");
        if (!page.HasFix || scenario.IsFixedByHand)
        {
            return new PageProgram(block, page.Samples("Fixed")[scenario.Sample]) { FlaggedSettings = settings, FixedSettings = page.Settings("Fixed")[scenario.Sample] };
        }

        var isInCode = reported.Location.IsInSource;
        var mended = await (isInCode ? sample.FixAsync(reported, scenario.EditorFix) : sample.FixSettingsAsync(reported, scenario.EditorFix))
            ?? throw new InvalidOperationException($"No fix {scenario.EditorFix} is offered for the code of {scenario.Name}.");
        return new PageProgram(block, isInCode ? mended : block) { FlaggedSettings = settings, FixedSettings = isInCode ? settings : mended };
    }

    /// <summary>The folder that a program may have for itself, for the files that it reads: beside the assembly.</summary>
    public static string FolderOf(string assembly) => Path.ChangeExtension(assembly, null);

    /// <summary>Compiles code of a page into an assembly with <see cref="Surroundings"/>.</summary>
    /// <param name="settings">What is put into the program's folder as its appsettings.json; empty for none.</param>
    /// <param name="start">The statements that run a block of types; null where the block itself is statements.</param>
    /// <param name="types">A further file; null for none.</param>
    /// <returns>The path of the assembly.</returns>
    public static async Task<string> CompileAsync(string block, string settings, string? start, string folder, string? types = null)
    {
        var compilation = await new Sample(block, settings: settings, references: References(settings)).CompilationAsync();
        if (types is not null)
        {
            compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("using System.Linq;\n" + types, (CSharpParseOptions)compilation.SyntaxTrees.First().Options));
        }

        if (start is not null)
        {
            compilation = compilation.AddSyntaxTrees((await new Sample(start).CompilationAsync()).SyntaxTrees.Single(tree => tree.FilePath == "/Sample.cs"));
        }

        var name = "Program" + Guid.NewGuid().ToString("N");
        var path = Path.Combine(folder, name + ".dll");
        if (settings.Length > 0)
        {
            await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(FolderOf(path)).FullName, SettingsFile), settings);
        }

        var result = Surroundings.Around(compilation).WithAssemblyName(name).Emit(path);
        return result.Success
            ? path
            : throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(error => error.Severity == DiagnosticSeverity.Error)) + "\nin:\n" + block);
    }

    private static IEnumerable<MetadataReference>? References(string settings) => settings.Length == 0 ? null : SampleReferences.Hosting;
}
