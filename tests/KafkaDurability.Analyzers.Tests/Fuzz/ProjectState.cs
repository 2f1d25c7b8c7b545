using System.Collections.Immutable;
using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>A project with what the compiler and the package say of it.</summary>
internal sealed class ProjectState
{
    private readonly ImmutableArray<Diagnostic> _errors;

    private ProjectState(Project project, ImmutableArray<Diagnostic> errors, ImmutableArray<Diagnostic> findings)
    {
        Project = project;
        _errors = errors;
        Findings = findings;
    }

    public Project Project { get; }

    /// <summary>In the order of the source, so that each run takes the same way.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    public bool HasErrors => !_errors.IsEmpty;

    public static async Task<ProjectState> OfAsync(Project project, CancellationToken token)
    {
        var compilation = (await project.GetCompilationAsync(token))!;
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, onAnalyzerException: (exception, _, _) => failures.Add(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var findings = await compilation.WithAnalyzers(Shipped.Analyzers, options).GetAnalyzerDiagnosticsAsync(token);
        return failures.Count > 0
            ? throw new AggregateException(failures)
            : new ProjectState(
                project,
                compilation.GetDiagnostics(token).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToImmutableArray(),
                [.. findings.OrderBy(finding => finding.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(finding => finding.Location.SourceSpan).ThenBy(finding => finding.Id, StringComparer.Ordinal)]);
    }

    /// <summary>Whether the file of the place compiles; a settings file is with the whole project.</summary>
    public bool IsClean(Location place) => !_errors.Any(error => !place.IsInSource || error.Location.SourceTree == place.SourceTree);

    /// <summary>Errors of the compiler that a later state has and this one has not; empty where there are none.</summary>
    public string NewErrors(ProjectState later) => More(_errors, later._errors);

    /// <summary>Findings of the severity that a later state has more of, as IDs.</summary>
    public IEnumerable<string> NewWarnings(ProjectState later) => later.Findings
        .Where(finding => finding.Severity >= DiagnosticSeverity.Warning)
        .GroupBy(finding => finding.Id)
        .Where(group => group.Count() > Findings.Count(finding => finding.Id == group.Key))
        .Select(group => group.Key);

    public IEnumerable<(DocumentId Document, IReadOnlyCollection<Diagnostic> Findings)> FindingsOf(CodeFixProvider fixer) => Findings
        .Where(finding => finding.Location.IsInSource && fixer.FixableDiagnosticIds.Contains(finding.Id))
        .GroupBy(finding => Project.GetDocument(finding.Location.SourceTree)!.Id)
        .Select(group => (group.Key, (IReadOnlyCollection<Diagnostic>)group.ToList()));

    /// <summary>The files that have findings, for a failure.</summary>
    public async Task<string> TextAsync(CancellationToken token)
    {
        var texts = await Task.WhenAll(Project.Documents.Where(document => document.Name != "Usings.cs").Take(1).Select(document => document.GetTextAsync(token)));
        return string.Join("\n", texts.Select(text => text.ToString()));
    }

    private static string More(ImmutableArray<Diagnostic> few, ImmutableArray<Diagnostic> many) => string.Join("; ", many
        .GroupBy(error => error.Id)
        .Where(group => group.Count() > few.Count(error => error.Id == group.Key))
        .Select(group => $"{group.Count() - few.Count(error => error.Id == group.Key)} more {group.Key}, as {group.Last()}"));
}
