using System.Collections.Immutable;
using KafkaDurability.Analyzers.Baselines;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Tests.Libraries.StandIns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>
/// A C# block of the docs, made into a project. A block with a class is a file of its own; any other is the body of
/// a method that has a token, and helpers to process a value with.
/// </summary>
internal sealed class Sample
{
    private const string Indent = "        ";

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Confluent.Kafka;
        """;

    private const string Head = """
        class Sample
        {
            static void Process(string value) => System.IO.File.AppendAllText("processed.txt", value);

            static Task ProcessAsync(string value) => System.IO.File.AppendAllTextAsync("processed.txt", value);

            async Task Run(CancellationToken token)
            {

        """;

    private const string Tail = """
            }
        }

        """;

    private const string SettingsUsings = "global using Microsoft.Extensions.Configuration;";

    private readonly bool _isFile;
    private readonly Document _document;

    /// <param name="options">Lines of an .editorconfig that applies to the block.</param>
    /// <param name="settings">The project's appsettings.json, host.json of a function app, or its baseline; empty where it has none.</param>
    /// <param name="references">What the block needs beyond the framework and the client.</param>
    /// <param name="global">Lines of a .globalconfig, as those that the build writes of its properties.</param>
    /// <param name="top">What stands before all else in the file of the block; such a sample is not for fixing.</param>
    public Sample(
        string block, string options = "", string settings = "", IEnumerable<MetadataReference>? references = null, string global = "", string top = "")
    {
        _isFile = block.Contains("class ", StringComparison.Ordinal);
        var project = new AdhocWorkspace().AddProject("Sample", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(block.Contains(" Main(", StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithMetadataReferences(ClientVersion.For(block, references ?? (block.Contains("using Microsoft.Extensions.", StringComparison.Ordinal) ? SampleReferences.Hosting : SampleReferences.Client)).Union(StandInLibraries.UsedBy(block)))
            .AddDocument("Usings.cs", settings.Length == 0 ? Usings : Usings + "\n" + SettingsUsings).Project;
        project = settings.Length == 0 ? project : project.AddAdditionalDocument(FileOf(settings, block), settings, filePath: "/" + FileOf(settings, block)).Project;
        project = project.AddAnalyzerConfigDocument(".editorconfig", SourceText.From("root = true\n[*.cs]\n" + options), filePath: "/.editorconfig").Project;
        project = global.Length == 0 ? project : project.AddAnalyzerConfigDocument(".globalconfig", SourceText.From("is_global = true\n" + global), filePath: "/.globalconfig").Project;
        _document = project.AddDocument("Sample.cs", top + (_isFile ? block : Head + Indented(block) + Tail), filePath: "/Sample.cs");
    }

    /// <summary>What the compiler and all shipped analyzers report: errors, and anything of theirs.</summary>
    public async Task<ImmutableArray<Diagnostic>> ReportAsync()
    {
        var compilation = await _document.Project.GetCompilationAsync();
        var errors = compilation!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToImmutableArray();
        return errors.IsEmpty && !Shipped.Analyzers.IsEmpty
            ? await compilation.WithAnalyzers(Shipped.Analyzers, _document.Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync()
            : errors;
    }

    /// <summary>The project's compilation, with the file that the block has become: <c>/Sample.cs</c>.</summary>
    public async Task<Compilation> CompilationAsync() => (await _document.Project.GetCompilationAsync())!;

    /// <summary>The block after the fix for the diagnostic; null where none is offered.</summary>
    /// <param name="editorTitle">The title of a fix for the editor alone; without it, the fix that is not for the editor alone.</param>
    public async Task<string?> FixAsync(Diagnostic diagnostic, string? editorTitle = null)
    {
        if (await FixProjectAsync(diagnostic, editorTitle) is not { } changed)
        {
            return null;
        }

        var text = (await changed.GetDocument(_document.Id)!.GetTextAsync()).ToString().ReplaceLineEndings("\n");
        return _isFile ? text : Outdented(text[Head.Length..^Tail.Length]);
    }

    /// <summary>The appsettings.json after the fix for a diagnostic inside it; null where none is offered.</summary>
    /// <param name="editorTitle">As for <see cref="FixAsync"/>.</param>
    public async Task<string?> FixSettingsAsync(Diagnostic diagnostic, string? editorTitle = null) =>
        await FixProjectAsync(diagnostic, editorTitle) is { } changed
            ? (await changed.AdditionalDocuments.Single().GetTextAsync()).ToString().ReplaceLineEndings("\n")
            : null;

    private async Task<Project?> FixProjectAsync(Diagnostic diagnostic, string? editorTitle)
    {
        TextDocument reported = diagnostic.Location.IsInSource ? _document : _document.Project.AdditionalDocuments.Single();
        var titles = FixPlan.Read(diagnostic.Properties)
            .Where(plan => editorTitle is null ? !plan.EditorOnly : plan.Title == editorTitle)
            .Select(plan => plan.Title)
            .ToList();
        var actions = new List<CodeAction>();
        foreach (var fixer in Shipped.FixersOf(diagnostic.Id))
        {
            await fixer.RegisterCodeFixesAsync(new CodeFixContext(reported, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        if (actions.FirstOrDefault(action => titles.Contains(action.Title)) is not { } chosen)
        {
            return null;
        }

        var operations = await chosen.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(_document.Project.Id)!;
    }

    private static string FileOf(string json, string block) => json.Contains("\"findings\"", StringComparison.Ordinal) ? Baseline.FileName
        : StandInLibraries.IsFunctionApp(block) ? "host.json"
        : "appsettings.json";

    private static string Indented(string block) => EachLine(block, line => line.Length == 0 ? line : Indent + line);

    private static string Outdented(string block) =>
        EachLine(block, line => line.StartsWith(Indent, StringComparison.Ordinal) ? line[Indent.Length..] : line);

    private static string EachLine(string block, Func<string, string> change) => string.Join('\n', block.Split('\n').Select(change));
}
