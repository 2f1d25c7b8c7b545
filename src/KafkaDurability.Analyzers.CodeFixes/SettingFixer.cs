using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Changes client settings in the spelling they are written in; one finding at a time or all at once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SettingFixer))]
public sealed class SettingFixer : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.Settings;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new DocumentFixAll(Takes);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => PlanActions.RegisterAsync(context, Takes);

    private static bool Takes(FixPlan plan) => !plan.EditorOnly && !PlanActions.ChangesStatements(plan);
}
