using System.Globalization;
using KafkaDurability.Analyzers.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD0004: the baseline has entries that match no finding, or cannot be read.</summary>
internal sealed class BaselineStale() : BaselineRule(Info(
    "KD0004",
    "baseline has entries that match no finding, or cannot be read",
    "The baseline {0}; {1}",
    "An entry names a rule, a member and a hash of the code. Where that code has changed, or is fixed, the entry hides nothing any more.",
    WellKnownDiagnosticTags.CompilationEnd))
{
    private const int MostNamed = 3;

    protected override void Judge(Baseline baseline, BaselineUse use, string? project, string path, SourceText text, Action<Diagnostic> report)
    {
        if (baseline.Error is { } error)
        {
            // Nothing is hidden then, which nobody expects.
            var reason = $"cannot be read, so it hides nothing: {error.Message}";
            report(At(DiagnosticSeverity.Warning, path, text, new TextSpan(Math.Min(error.Position, text.Length), 0), reason, "write it again"));
            return;
        }

        var stale = baseline.Entries.Where(read => read.Entry.Project == project && !use.Has(read.Entry)).ToList();
        if (stale.Count > 0)
        {
            var named = stale.Take(MostNamed).Select(read => $"{read.Entry.Rule} in {read.Entry.Fingerprint.Member}");
            var count = stale.Count == 1 ? "an entry" : stale.Count.ToString(CultureInfo.InvariantCulture) + " entries";
            report(At(
                DiagnosticSeverity.Info,
                path,
                text,
                stale[0].Span,
                $"has {count} that no finding matches: {string.Join(", ", named)}{(stale.Count > MostNamed ? ", ..." : "")}",
                stale.Count == 1 ? "remove it" : "remove them"));
        }
    }
}
