using System.Collections.Immutable;
using System.IO;
using KafkaDurability.Analyzers.Baselines;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Adds a finding, or all of a project, to the baseline, so that it is not reported any more.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BaselineFixer), DocumentKinds = ["Document", "AdditionalDocument"], DocumentExtensions = [".cs", ".json"])]
public sealed class BaselineFixer : CodeFixProvider
{
    internal const string Menu = "Kafka baseline";
    internal const string One = "Add to " + Baseline.FileName;
    internal const string All = "Add all findings of this project to " + Baseline.FileName;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        AllRules.All.Where(rule => rule is not (BaselineRule or OptionRejected)).Select(rule => rule.Id).Distinct().ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new NoFixAll();

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.TextDocument.Project;
        var entries = context.Diagnostics.Select(diagnostic => BaselineEntry.Of(diagnostic, project.AssemblyName)).OfType<BaselineEntry>().ToList();
        if (entries.Count > 0)
        {
            var actions = ImmutableArray.Create(
                CodeAction.Create(One, cancellation => AddAsync(project, entries, cancellation), equivalenceKey: One),
                CodeAction.Create(All, async cancellation => await AddAsync(project, await EntriesAsync(project, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false), equivalenceKey: All));
            context.RegisterCodeFix(CodeAction.Create(Menu, actions, isInlinable: false), context.Diagnostics);
        }

        return Task.CompletedTask;
    }

    /// <summary>What the analyzers report of the project now.</summary>
    private static async Task<IReadOnlyCollection<BaselineEntry>> EntriesAsync(Project project, CancellationToken cancellation)
    {
        var analyzers = typeof(AllRules).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type))
            .ToImmutableArray();
        if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation)
        {
            return [];
        }

        var found = await compilation.WithAnalyzers(analyzers, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellation).ConfigureAwait(false);
        return found.Select(diagnostic => BaselineEntry.Of(diagnostic, project.AssemblyName)).OfType<BaselineEntry>().ToList();
    }

    private static async Task<Solution> AddAsync(Project project, IReadOnlyCollection<BaselineEntry> entries, CancellationToken cancellation)
    {
        var file = project.AdditionalDocuments.FirstOrDefault(document => Baseline.IsBaseline(document.FilePath ?? document.Name));
        var before = file is null ? null : await file.GetTextAsync(cancellation).ConfigureAwait(false);
        if (BaselineText.With(before, entries) is not { } text)
        {
            return project.Solution;
        }

        if (file is not null)
        {
            return project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(text, before!.Encoding));
        }

        // The package finds it there when the project is loaded again.
        var folder = Path.GetDirectoryName(project.FilePath);
        return project.AddAdditionalDocument(Baseline.FileName, text, filePath: folder is null ? null : Path.Combine(folder, Baseline.FileName)).Project.Solution;
    }
}
