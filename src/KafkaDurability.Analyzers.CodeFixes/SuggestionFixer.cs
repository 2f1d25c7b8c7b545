using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Offers changes of client settings and statements that want a decision, so only one finding at a time, in the editor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SuggestionFixer))]
public sealed class SuggestionFixer : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.Suggestions;

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) =>
        PlanActions.RegisterAsync(context, plan => plan.EditorOnly);
}
