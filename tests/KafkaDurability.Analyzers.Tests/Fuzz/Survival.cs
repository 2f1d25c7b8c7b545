using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>Runs all rules and all fixes over a program, whatever it is, and says what broke.</summary>
internal static class Survival
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    private static readonly ImmutableDictionary<string, ReportDiagnostic> s_allOn =
        Shipped.Rules.ToImmutableDictionary(rule => rule.Id, _ => ReportDiagnostic.Warn);

    /// <summary>Null where the program is survived; else the first failure.</summary>
    /// <param name="settings">The project's settings file; null where it has none.</param>
    public static async Task<string?> FailureAsync(string code, string? settings = null)
    {
        using var limit = new CancellationTokenSource(s_longest);
        try
        {
            var project = Project(code, settings);
            var compilation = await project.GetCompilationAsync(limit.Token);
            var failures = new List<string>();
            var reports = await ReportsAsync(compilation!, Shipped.Analyzers, concurrent: true, failures, limit.Token, project.AnalyzerOptions);
            foreach (var report in reports.Where(report => report.Location.Kind != LocationKind.None && !report.Id.StartsWith("AD", StringComparison.Ordinal)))
            {
                foreach (var action in await FixSafety.OfferedAsync(project, report, limit.Token))
                {
                    foreach (var operation in await action.GetOperationsAsync(limit.Token))
                    {
                        await ReadAsync(((ApplyChangesOperation)operation).ChangedSolution.GetProject(project.Id)!, limit.Token);
                    }
                }
            }

            foreach (var fixer in Shipped.Fixers.Where(fixer => fixer.GetFixAllProvider() is not null))
            {
                foreach (var findings in reports.Where(report => report.Location.IsInSource && fixer.FixableDiagnosticIds.Contains(report.Id)).GroupBy(report => report.Location.SourceTree))
                {
                    await ReadAsync((await FixAllOf.DocumentAsync(project.GetDocument(findings.Key)!, fixer, [.. findings], limit.Token)).Project, limit.Token);
                }
            }

            return failures.FirstOrDefault();
        }
        catch (OperationCanceledException)
        {
            return $"not done after {s_longest}";
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    /// <summary>Whatever a fix has made, it can be read again.</summary>
    private static async Task ReadAsync(Project changed, CancellationToken token)
    {
        foreach (var document in changed.Documents)
        {
            await document.GetSyntaxRootAsync(token);
        }

        foreach (var file in changed.AdditionalDocuments)
        {
            JsonReader.Read((await file.GetTextAsync(token)).ToString());
        }
    }

    /// <summary>What is reported, as text, in the order of the source.</summary>
    /// <param name="alone">Each analyzer runs without the others.</param>
    public static async Task<string> ReportAsync(IEnumerable<(string Name, string Code)> files, bool concurrent, bool alone = false)
    {
        var compilation = CSharpCompilation.Create(
            "Fuzz",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Code, path: file.Name)).Append(CSharpSyntaxTree.ParseText(Verify.GlobalUsings)),
            Verify.References,
            Options);
        var reports = new List<Diagnostic>();
        foreach (var analyzers in alone ? Shipped.Analyzers.Select(analyzer => ImmutableArray.Create(analyzer)) : [Shipped.Analyzers])
        {
            reports.AddRange(await ReportsAsync(compilation, analyzers, concurrent, [], CancellationToken.None));
        }

        return string.Join('\n', reports.Select(report => $"{report.Location.SourceTree!.FilePath} {report.Location.SourceSpan} {report.Id} {report.GetMessage()}").Order(StringComparer.Ordinal));
    }

    private static CSharpCompilationOptions Options => new(OutputKind.DynamicallyLinkedLibrary, specificDiagnosticOptions: s_allOn);

    private static async Task<ImmutableArray<Diagnostic>> ReportsAsync(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, bool concurrent, List<string> failures, CancellationToken token, AnalyzerOptions? settings = null)
    {
        var options = new CompilationWithAnalyzersOptions(
            settings ?? new AnalyzerOptions([]),
            onAnalyzerException: (exception, analyzer, _) =>
            {
                lock (failures)
                {
                    failures.Add($"{analyzer.GetType().Name}: {exception}");
                }
            },
            concurrentAnalysis: concurrent,
            logAnalyzerExecutionTime: false);
        return await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(token);
    }

    private static Project Project(string code, string? settings)
    {
        var project = new AdhocWorkspace().AddProject("Fuzz", LanguageNames.CSharp)
            .WithCompilationOptions(Options)
            .WithMetadataReferences(Verify.References)
            .AddDocument("Usings.cs", settings is null ? Verify.GlobalUsings : Verify.GlobalUsings + "\n" + SettingsPrograms.Usings).Project
            .AddDocument("Fuzz.cs", code, filePath: "/Fuzz.cs").Project;
        return settings is null ? project : project.AddAdditionalDocument("appsettings.json", settings, filePath: "/appsettings.json").Project;
    }
}
