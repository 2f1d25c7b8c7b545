using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Baselines;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>What a rule found: where, what it goes back to, and how to fix it.</summary>
/// <param name="At">The code to underline.</param>
/// <param name="Related">Other places that the message speaks of, in the message's order.</param>
/// <param name="Plans">The fixes on offer; empty where there is none.</param>
/// <param name="Arguments">What fills the message's placeholders.</param>
internal sealed record Finding(
    Rule Rule,
    SyntaxNode At,
    ImmutableArray<SyntaxNode> Related,
    ImmutableArray<FixPlan> Plans,
    params object[] Arguments)
{
    /// <summary>The places in settings files that it goes back to, the one at fault first.</summary>
    public ImmutableArray<FilePlace> Files { get; init; } = ImmutableArray<FilePlace>.Empty;

    /// <summary>Called by <see cref="Reporting"/> alone.</summary>
    /// <param name="fingerprint">For a baseline.</param>
    public Diagnostic ToDiagnostic(DiagnosticSeverity severity, Fingerprint fingerprint) => Diagnostic.Create(
        Rule.Descriptor,
        At.GetLocation(),
        severity,
        Files.Select(place => place.Location).Concat(Related.Select(node => node.GetLocation())),
        fingerprint.AddTo(FixPlan.Write(Plans.Where(plan => plan.IsWithin(At.SyntaxTree))), Rule.Id),
        Arguments);
}
