using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>As <see cref="SuggestionFixer"/>, for the rules that have an automatic fix as well.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AlternativeFixer))]
public sealed class AlternativeFixer : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.Alternatives;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new NoFixAll();

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) =>
        PlanActions.RegisterAsync(context, plan => plan.EditorOnly);
}
