using System.Collections.Immutable;
using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
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
    public static async Task<string?> FailureAsync(string code)
    {
        using var limit = new CancellationTokenSource(s_longest);
        try
        {
            var document = Document(code);
            var compilation = await document.Project.GetCompilationAsync(limit.Token);
            var failures = new List<string>();
            var reports = await ReportsAsync(compilation!, concurrent: true, failures, limit.Token);
            foreach (var report in reports.Where(report => report.Location.SourceTree?.FilePath == document.FilePath))
            {
                foreach (var fixer in Shipped.FixersOf(report.Id))
                {
                    var actions = new List<CodeAction>();
                    await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), limit.Token));
                    foreach (var action in actions)
                    {
                        await action.GetOperationsAsync(limit.Token);
                    }
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

    /// <summary>What is reported, as text, in the order of the source.</summary>
    public static async Task<string> ReportAsync(IEnumerable<(string Name, string Code)> files, bool concurrent)
    {
        var compilation = CSharpCompilation.Create(
            "Fuzz",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Code, path: file.Name)).Append(CSharpSyntaxTree.ParseText(Verify.GlobalUsings)),
            Verify.References,
            Options);
        var reports = await ReportsAsync(compilation, concurrent, [], CancellationToken.None);
        return string.Join('\n', reports.Select(report => $"{report.Location.SourceTree!.FilePath} {report.Location.SourceSpan} {report.Id} {report.GetMessage()}").Order(StringComparer.Ordinal));
    }

    private static CSharpCompilationOptions Options => new(OutputKind.DynamicallyLinkedLibrary, specificDiagnosticOptions: s_allOn);

    private static async Task<ImmutableArray<Diagnostic>> ReportsAsync(Compilation compilation, bool concurrent, List<string> failures, CancellationToken token)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, analyzer, _) =>
            {
                lock (failures)
                {
                    failures.Add($"{analyzer.GetType().Name}: {exception}");
                }
            },
            concurrentAnalysis: concurrent,
            logAnalyzerExecutionTime: false);
        return await compilation.WithAnalyzers(Shipped.Analyzers, options).GetAnalyzerDiagnosticsAsync(token);
    }

    private static Document Document(string code) => new AdhocWorkspace().AddProject("Fuzz", LanguageNames.CSharp)
        .WithCompilationOptions(Options)
        .WithMetadataReferences(Verify.References)
        .AddDocument("Usings.cs", Verify.GlobalUsings).Project
        .AddDocument("Fuzz.cs", code, filePath: "/Fuzz.cs");
}
