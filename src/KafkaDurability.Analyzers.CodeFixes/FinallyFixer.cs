using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Puts a statement into a finally block, so that every way out runs it, or before the one that comes too early.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FinallyFixer))]
public sealed class FinallyFixer : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.Finallies;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new DocumentFixAll(Takes);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => PlanActions.RegisterAsync(context, Takes);

    private static bool Takes(FixPlan plan) => !plan.EditorOnly;
}
