using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>
/// Answers a request to fix all with no change. <c>dotnet format</c> asks each fixer of a rule, and warns of one that has
/// no FixAll: of a rule whose automatic fix another fixer has just carried out, that warning would be wrong.
/// </summary>
internal sealed class NoFixAll : FixAllProvider
{
    /// <summary>Editors offer no others, and <c>dotnet format</c> asks for this one.</summary>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => ImmutableArray.Create(FixAllScope.Solution);

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(
        CodeAction.Create("Nothing to fix automatically", _ => Task.FromResult(fixAllContext.Solution), equivalenceKey: nameof(NoFixAll)));
}
