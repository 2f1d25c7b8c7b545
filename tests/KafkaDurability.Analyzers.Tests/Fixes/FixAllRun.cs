using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KafkaDurability.Analyzers.Tests.Fixes;

/// <summary>Runs a fixer's FixAll over findings that are made up.</summary>
internal static class FixAllRun
{
    public static async Task<Document> InDocument(Document document, IReadOnlyCollection<FixPlan> plans)
    {
        var solution = await In(FixAllScope.Document, document, new() { [document.Id] = plans });
        return solution.GetDocument(document.Id)!;
    }

    public static async Task<Solution> In(
        FixAllScope scope, Document document, Dictionary<DocumentId, IReadOnlyCollection<FixPlan>> plans)
    {
        var fixer = Fix.FixerOf(plans.Values.SelectMany(list => list));
        var findings = new Dictionary<DocumentId, List<Diagnostic>>();
        foreach (var (id, list) in plans)
        {
            var tree = await document.Project.Solution.GetDocument(id)!.GetSyntaxTreeAsync();
            findings[id] = list.Select(plan => Fix.Finding(fixer, tree, plan.Edits[0].Span, [plan])).ToList();
        }

        var context = new FixAllContext(
            document, fixer, scope, Fix.Title, fixer.FixableDiagnosticIds, new MadeUp(findings), default);
        var action = await fixer.GetFixAllProvider()!.GetFixAsync(context);
        return await action!.GetChangedSolutionAsync() ?? document.Project.Solution;
    }

    private static async Task<Solution?> GetChangedSolutionAsync(this Microsoft.CodeAnalysis.CodeActions.CodeAction action) =>
        (await action.GetOperationsAsync(default))
            .OfType<Microsoft.CodeAnalysis.CodeActions.ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution;

    private sealed class MadeUp(Dictionary<DocumentId, List<Diagnostic>> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(findings.TryGetValue(document.Id, out var list) ? list : []);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(
                findings.Where(item => item.Key.ProjectId == project.Id).SelectMany(item => item.Value).ToList());
    }
}
