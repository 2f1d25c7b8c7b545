using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Baselines;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>What a rule found inside a settings file.</summary>
/// <param name="At">What to underline.</param>
/// <param name="Related">The code that binds it.</param>
internal sealed record FileFinding(
    Rule Rule,
    FilePlace At,
    ImmutableArray<SyntaxNode> Related,
    FixPlan? Plan,
    params object[] Arguments)
{
    /// <summary>Places in settings files that it goes back to as well.</summary>
    public ImmutableArray<FilePlace> Files { get; init; } = ImmutableArray<FilePlace>.Empty;

    /// <summary>Called by <see cref="Reporting"/> alone.</summary>
    /// <param name="fingerprint">For a baseline.</param>
    public Diagnostic ToDiagnostic(DiagnosticSeverity severity, Fingerprint fingerprint) => Diagnostic.Create(
        Rule.Descriptor,
        At.Location,
        severity,
        Files.Select(place => place.Location).Concat(Related.Select(node => node.GetLocation())),
        fingerprint.AddTo(FixPlan.Write(Plan is { } plan ? [plan] : []), Rule.Id),
        Arguments);
}
