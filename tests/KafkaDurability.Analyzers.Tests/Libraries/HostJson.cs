using System.Collections.Immutable;
using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Libraries.StandIns;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Tests.Libraries;

/// <summary>A function app with its host.json, and the changes that are offered of that file.</summary>
internal static class HostJson
{
    public static async Task<ImmutableArray<Diagnostic>> ReportAsync(string source, string host, params MetadataReference[] library) =>
        await ReportAsync(ProjectOf(source, host, library));

    /// <returns>The file's text after the change that is offered in the editor.</returns>
    public static async Task<string> FixAsync(string source, string host)
    {
        var project = ProjectOf(source, host, [.. StandInLibraries.UsedBy(source)]);
        var found = Assert.Single(await ReportAsync(project));
        var actions = new List<CodeAction>();
        var document = project.Documents.Single(document => document.Name == "App.cs");
        await new SuggestionFixer().RegisterCodeFixesAsync(new CodeFixContext(document, found, (action, _) => actions.Add(action), CancellationToken.None));
        var operations = await Assert.Single(actions).GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        return (await changed.AdditionalDocuments.Single().GetTextAsync()).ToString();
    }

    private static Project ProjectOf(string source, string host, IEnumerable<MetadataReference> library) => new AdhocWorkspace().AddProject("App", LanguageNames.CSharp)
        .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
        .WithMetadataReferences(SampleReferences.Hosting.Union(library))
        .AddDocument("Usings.cs", Verify.GlobalUsings).Project
        .AddAdditionalDocument("host.json", host, filePath: "/host.json").Project
        .AddDocument("App.cs", source, filePath: "/App.cs").Project;

    private static async Task<ImmutableArray<Diagnostic>> ReportAsync(Project project)
    {
        var compilation = await project.GetCompilationAsync();
        Assert.DoesNotContain(compilation!.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return await compilation.WithAnalyzers([new LibraryAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
    }
}
