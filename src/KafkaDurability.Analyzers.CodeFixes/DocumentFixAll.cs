using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Carries out all plans of a document, in one pass.</summary>
internal sealed class DocumentFixAll(Func<FixPlan, bool> takes) : DocumentBasedFixAllProvider
{
    protected override async Task<Document?> FixAllAsync(
        FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var plans = diagnostics
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan)
            .SelectMany(diagnostic => FixPlan.Read(diagnostic.Properties))
            .Where(plan => plan.File is null && takes(plan))
            .Select(plan => plan.Edits)
            .ToList();
        if (plans.Count == 0
            || await EditApplier.ForAsync(document, fixAllContext.CancellationToken).ConfigureAwait(false) is not { } applier)
        {
            return document;
        }

        if (applier.Apply(plans.SelectMany(edits => edits)) is { } all)
        {
            return document.WithText(all);
        }

        // Some plan cannot be carried out, or two contradict each other: each goes in whole, or waits.
        var accepted = new List<Edit>();
        foreach (var plan in plans)
        {
            if (applier.Apply(accepted.Concat(plan)) is not null)
            {
                accepted.AddRange(plan);
            }
        }

        return applier.Apply(accepted) is { } some ? document.WithText(some) : document;
    }
}
