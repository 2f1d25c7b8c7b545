using KafkaDurability.Analyzers.Baselines;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Tool.Analysis;

/// <summary>One finding, as it is shown.</summary>
/// <param name="Way">The places that lead to the loss, in the order in which they run as far as that is known, the finding itself among them.</param>
/// <param name="Entry">What a baseline knows it by; null where it has nothing of the kind.</param>
/// <param name="Accepted">Who has accepted it and why; null where nobody has.</param>
/// <param name="IsAcrossProjects">No build of a single project can see it.</param>
internal sealed record Finding(
    DiagnosticDescriptor Rule, DiagnosticSeverity Severity, string Message, string Project, Place At, IReadOnlyList<Place> Way, BaselineEntry? Entry, string? Accepted, bool IsAcrossProjects)
{
    public string Id => Rule.Id;

    public string Level => Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    /// <summary>The same finding, whichever program shows it.</summary>
    public (string, string, int, int) Identity => (Id, At.Path, At.Line, At.Column);
}
