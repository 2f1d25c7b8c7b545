using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Offers plans whose edits are in a settings file, whatever document the finding is in.</summary>
internal static class SettingsFileActions
{
    /// <returns>Null where the plan cannot be carried out.</returns>
    public static async Task<CodeAction?> ForAsync(Project project, FixPlan plan, CancellationToken cancellation)
    {
        if (project.AdditionalDocuments.FirstOrDefault(document => (document.FilePath ?? document.Name) == plan.File) is not { } file
            || SettingsFileEdits.Apply(await file.GetTextAsync(cancellation).ConfigureAwait(false), plan.Edits) is not { } changed)
        {
            return null;
        }

        // A title of its own keeps these out of FixAll, which goes by documents of code.
        var solution = project.Solution.WithAdditionalDocumentText(file.Id, changed);
        return CodeAction.Create(plan.Title, _ => Task.FromResult(solution), equivalenceKey: plan.Title);
    }
}
