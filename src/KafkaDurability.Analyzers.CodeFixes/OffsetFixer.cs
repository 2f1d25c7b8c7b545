using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Makes a committed offset that of the next message.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OffsetFixer))]
public sealed class OffsetFixer : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.Offsets;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new DocumentFixAll(Takes);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => PlanActions.RegisterAsync(context, Takes);

    private static bool Takes(FixPlan plan) => !plan.EditorOnly;
}
