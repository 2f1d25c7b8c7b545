using KafkaDurability.Analyzers.Rules;
using KafkaDurability.Tool.Analysis;
using Finding = KafkaDurability.Tool.Analysis.Finding;

namespace KafkaDurability.Tool.Output;

/// <summary>What the findings come to, in a few lines.</summary>
internal static class Summary
{
    public static IEnumerable<string> Lines(ScanResult result, IReadOnlyList<Finding> shown)
    {
        var open = shown.Where(finding => finding.Accepted is null).ToList();
        yield return open.Count == 0
            ? $"Nothing found in {Count(result.Projects.Count, "project")}."
            : $"{Count(open.Count, "finding")} in {Count(result.Projects.Count, "project")}: {Kinds(open)}.";
        if (open.Count(finding => finding.IsAcrossProjects) is > 0 and var across)
        {
            yield return $"{Count(across, "finding")} of these no build of a single project can see.";
        }

        var below = result.Open.Count() - open.Count;
        if (below > 0)
        {
            yield return $"{Count(below, "finding")} below the level not shown (--level info).";
        }

        if (result.Accepted.ToList() is { Count: > 0 } accepted)
        {
            yield return $"{Count(accepted.Count, "accepted risk")}: {accepted.Count(finding => finding.Accepted == "baseline")} in the baseline, {accepted.Count(finding => finding.Accepted != "baseline")} suppressed in code.";
        }

        if (result.Stale.Count > 0)
        {
            yield return $"Baseline entries that match nothing any more: {result.Stale.Count}, {string.Join(", ", result.Stale.Take(3).Select(entry => $"{entry.Rule} {entry.Fingerprint.Member}"))}.";
        }
    }

    public static string Count(int number, string one, string? many = null) => $"{number} {(number == 1 ? one : many ?? one + "s")}";

    private static string Kinds(IReadOnlyList<Finding> findings) => string.Join(", ", findings
        .GroupBy(finding => KafkaRules.ConsequenceOf(finding.Id))
        .OrderBy(kind => Array.IndexOf([Consequence.Loss, Consequence.Crash, Consequence.Duplicate, Consequence.Other], kind.Key))
        .Select(kind => $"{kind.Count()} {(kind.Key switch
        {
            Consequence.Loss => "may lose messages",
            Consequence.Duplicate => "may duplicate or reorder",
            Consequence.Crash => kind.Count() == 1 ? "makes the client throw" : "make the client throw",
            _ => "of other kinds",
        })}"));
}
