using System.Text;
using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Tool.Analysis;
using KafkaDurability.Tool.Loading;
using KafkaDurability.Tool.Output;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Tool.Fixing;

/// <summary>Carries out the plans that FixAll of the package would take, until nothing is left: one fix may show what the next one fixes.</summary>
internal static class Fixer
{
    private const int MostRounds = 5;

    public static async Task<IReadOnlyList<FileChange>> FixAsync(LoadedCode code, IReadOnlyList<string> rules, IWork work, CancellationToken cancellation)
    {
        var solution = code.Solution;
        for (var place = 0; place < code.Projects.Count; place++)
        {
            var id = code.Projects[place];
            for (var round = 0; round < MostRounds; round++)
            {
                work.Step($"fixing {solution.GetProject(id)!.Name}", place, code.Projects.Count);
                var next = await RoundAsync(solution, id, rules, cancellation);
                if (next == solution)
                {
                    break;
                }

                solution = next;
            }
        }

        return await ChangesAsync(code, solution, cancellation);
    }

    private static async Task<Solution> RoundAsync(Solution solution, ProjectId id, IReadOnlyList<string> rules, CancellationToken cancellation)
    {
        var project = solution.GetProject(id)!;
        if (await project.GetCompilationAsync(cancellation) is not { } compilation)
        {
            return solution;
        }

        var found = (await ProgramRun.DiagnosticsAsync(compilation, project.AnalyzerOptions, _ => { }, cancellation))
            .Where(diagnostic => !diagnostic.IsSuppressed && diagnostic.Location.SourceTree is not null && (rules.Count == 0 || rules.Any(rule => diagnostic.Id.StartsWith(rule, StringComparison.Ordinal))));
        foreach (var file in found.GroupBy(diagnostic => diagnostic.Location.SourceTree!))
        {
            if (project.GetDocument(file.Key) is { FilePath: { } } document && await FixedAsync(document, file, cancellation) is { } changed)
            {
                solution = solution.WithDocumentText(document.Id, changed);
            }
        }

        return solution;
    }

    /// <returns>Null where no plan can be carried out.</returns>
    private static async Task<Microsoft.CodeAnalysis.Text.SourceText?> FixedAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var plans = diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan)
            .SelectMany(diagnostic => FixPlan.Read(diagnostic.Properties))
            .Where(plan => plan.File is null && !plan.EditorOnly)
            .Select(plan => plan.Edits).ToList();
        if (plans.Count == 0 || await EditApplier.ForAsync(document, cancellation) is not { } applier)
        {
            return null;
        }

        var accepted = new List<Edit>();
        foreach (var plan in plans.Where(plan => applier.Apply(accepted.Concat(plan)) is not null))
        {
            accepted.AddRange(plan);
        }

        return accepted.Count == 0 ? null : applier.Apply(accepted);
    }

    private static async Task<IReadOnlyList<FileChange>> ChangesAsync(LoadedCode code, Solution solution, CancellationToken cancellation)
    {
        var changes = new List<FileChange>();
        foreach (var id in solution.GetChanges(code.Solution).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()))
        {
            var before = await code.Solution.GetDocument(id)!.GetTextAsync(cancellation);
            var after = await solution.GetDocument(id)!.GetTextAsync(cancellation);
            if (!before.ContentEquals(after))
            {
                changes.Add(new FileChange(code.Solution.GetDocument(id)!.FilePath!, before.ToString(), after.ToString(), before.Encoding ?? new UTF8Encoding(false)));
            }
        }

        return changes.DistinctBy(change => change.Path).OrderBy(change => change.Path, StringComparer.Ordinal).ToList();
    }
}
