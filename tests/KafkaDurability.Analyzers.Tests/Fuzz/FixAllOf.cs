using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>The fix of all findings of a document at once.</summary>
internal static class FixAllOf
{
    /// <summary>The key of the plans that need no decision.</summary>
    private const string Automatic = "KafkaDurability";

    public static async Task<Document> DocumentAsync(Document document, CodeFixProvider fixer, IReadOnlyCollection<Diagnostic> findings, CancellationToken token)
    {
        var context = new FixAllContext(document, fixer, FixAllScope.Document, Automatic, fixer.FixableDiagnosticIds, new Found(findings), token);
        return await fixer.GetFixAllProvider()!.GetFixAsync(context) is { } action
            && (await action.GetOperationsAsync(token)).OfType<ApplyChangesOperation>().SingleOrDefault() is { } operation
                ? operation.ChangedSolution.GetDocument(document.Id)!
                : document;
    }

    private sealed class Found(IReadOnlyCollection<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(findings.AsEnumerable());

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(findings.AsEnumerable());
    }
}
