using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Fixes what is reported inside a settings file, one finding at a time.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SettingsFileFixer), DocumentKinds = ["AdditionalDocument"], DocumentExtensions = [".json"])]
public sealed class SettingsFileFixer : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.SettingsFiles;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new NoFixAll();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var plan in FixPlan.Read(diagnostic.Properties).Where(plan => plan.File is not null))
            {
                if (await SettingsFileActions.ForAsync(context.TextDocument.Project, plan, context.CancellationToken).ConfigureAwait(false) is { } action)
                {
                    context.RegisterCodeFix(action, diagnostic);
                }
            }
        }
    }
}
