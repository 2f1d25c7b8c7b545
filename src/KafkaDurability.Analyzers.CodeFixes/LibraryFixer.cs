using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Sets libraries over the client up so that messages last; one finding at a time or all at once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LibraryFixer))]
public sealed class LibraryFixer : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.Libraries;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new DocumentFixAll(Takes);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => PlanActions.RegisterAsync(context, Takes);

    private static bool Takes(FixPlan plan) => !plan.EditorOnly;
}
