using System.Collections.Immutable;
using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Tests.AppSettings;

/// <summary>A project with a settings file, in which the fix of one finding is taken.</summary>
internal sealed class FixInFile
{
    private const string Usings = "global using System; global using Confluent.Kafka; global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Options;";
    private readonly Project _project;

    private FixInFile(Project project) => _project = project;

    public static FixInFile Open(string source, string json)
    {
        var project = new AdhocWorkspace().AddProject("App", LanguageNames.CSharp)
            .WithMetadataReferences(Verify.References)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddDocument("Usings.cs", Usings).Project
            .AddDocument("Program.cs", source, filePath: "/app/Program.cs").Project
            .AddAdditionalDocument("appsettings.json", SourceText.From(json), filePath: "/app/appsettings.json").Project;
        return new FixInFile(project);
    }

    /// <summary>The fix for the one finding of the rule gives this text, and leaves no such finding.</summary>
    public async Task Gives(string id, string json)
    {
        var finding = Assert.Single(await FindAsync(id));
        var action = Assert.Single(await OfferedAsync(finding));
        var changed = await ApplyAsync(action);
        var text = await changed.AdditionalDocuments.Single().GetTextAsync();
        Assert.Equal(json, text.ToString());
        Assert.Empty(await new FixInFile(changed).FindAsync(id));
        foreach (var (before, after) in _project.Documents.Zip(changed.Documents))
        {
            Assert.Equal((await before.GetTextAsync()).ToString(), (await after.GetTextAsync()).ToString());
        }
    }

    public async Task GivesNone(string id)
    {
        foreach (var finding in await FindAsync(id))
        {
            Assert.Empty(await OfferedAsync(finding));
        }
    }

    private async Task<ImmutableArray<Diagnostic>> FindAsync(string id)
    {
        var compilation = (await _project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var all = await compilation.WithAnalyzers(Shipped.Analyzers, _project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        return all.Where(diagnostic => diagnostic.Id == id).ToImmutableArray();
    }

    private async Task<List<CodeAction>> OfferedAsync(Diagnostic finding)
    {
        var actions = new List<CodeAction>();
        if (!finding.Location.IsInSource)
        {
            var file = _project.AdditionalDocuments.Single();
            await new SettingsFileFixer().RegisterCodeFixesAsync(new CodeFixContext(file, finding, (action, _) => actions.Add(action), default));
            return actions;
        }

        var document = _project.GetDocument(finding.Location.SourceTree)!;
        foreach (var fixer in Shipped.FixersOf(finding.Id).Where(fixer => fixer is not SettingsFileFixer))
        {
            await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), default));
        }

        return actions;
    }

    private async Task<Project> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(default);
        return Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution.GetProject(_project.Id)!;
    }
}
