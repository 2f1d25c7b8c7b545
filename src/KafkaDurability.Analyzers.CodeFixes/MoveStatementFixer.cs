using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Moves a statement behind another one of its block, such as storing an offset behind the work.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveStatementFixer))]
public sealed class MoveStatementFixer : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.Moves;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new DocumentFixAll(Takes);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => PlanActions.RegisterAsync(context, Takes);

    private static bool Takes(FixPlan plan) => !plan.EditorOnly && PlanActions.Moves(plan);
}
