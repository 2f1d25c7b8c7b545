using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Offers the plans of a finding as code actions; a plan that cannot be carried out is not offered.</summary>
internal static class PlanActions
{
    /// <summary>
    /// One key for all plans that FixAll may take: a rule has one at most, and dotnet format asks with the key of
    /// whichever finding comes first.
    /// </summary>
    private const string Automatic = "KafkaDurability";

    /// <summary>Whether the plan is about statements. Some plans about settings insert a statement besides.</summary>
    public static bool ChangesStatements(FixPlan plan) => plan.Edits.Any(edit => edit.Kind is EditKind.MoveAfter or EditKind.Await
        or EditKind.MoveOutOfFinally or EditKind.InsertFirst or EditKind.InsertLast or EditKind.ReplaceArguments)
        || plan.Edits.All(edit => edit.Kind == EditKind.InsertAfter);

    public static async Task RegisterAsync(CodeFixContext context, Func<FixPlan, bool> takes)
    {
        var offers = context.Diagnostics
            .SelectMany(diagnostic => FixPlan.Read(diagnostic.Properties).Where(takes).Select(plan => (diagnostic, plan)))
            .ToList();
        foreach (var (diagnostic, plan) in offers.Where(offer => offer.plan.File is not null))
        {
            if (await SettingsFileActions.ForAsync(context.Document.Project, plan, context.CancellationToken).ConfigureAwait(false) is { } action)
            {
                context.RegisterCodeFix(action, diagnostic);
            }
        }

        offers.RemoveAll(offer => offer.plan.File is not null);
        if (offers.Count == 0
            || await EditApplier.ForAsync(context.Document, context.CancellationToken).ConfigureAwait(false) is not { } applier)
        {
            return;
        }

        foreach (var (diagnostic, plan) in offers)
        {
            if (applier.Apply(plan.Edits) is not { } changed)
            {
                continue;
            }

            var document = context.Document.WithText(changed);
            context.RegisterCodeFix(
                CodeAction.Create(plan.Title, _ => Task.FromResult(document), equivalenceKey: plan.EditorOnly ? plan.Title : Automatic),
                diagnostic);
        }
    }
}
