using System.Globalization;
using KafkaDurability.Analyzers.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD0005: how much the baseline hides.</summary>
internal sealed class BaselineHides() : BaselineRule(Info(
    "KD0005",
    "findings hidden by the baseline",
    "The baseline hides {0} here: {1}",
    "Findings that the baseline has are not reported. This says how many there are, and of which rules.",
    WellKnownDiagnosticTags.CompilationEnd))
{
    protected override void Judge(Baseline baseline, BaselineUse use, string? project, string path, SourceText text, Action<Diagnostic> report)
    {
        var hidden = baseline.Entries.Where(read => use.Has(read.Entry)).Select(read => read.Entry.Rule).ToList();
        if (hidden.Count > 0)
        {
            var byRule = hidden.GroupBy(rule => rule).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} ({Number(group.Count())})");
            report(At(DiagnosticSeverity.Info, path, text, new TextSpan(0, 0), hidden.Count == 1 ? "1 finding" : Number(hidden.Count) + " findings", string.Join(", ", byRule)));
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
