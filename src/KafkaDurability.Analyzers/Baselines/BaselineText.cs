using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Baselines;

/// <summary>Writes baselines: one line for each entry, in an order that does not depend on who adds it.</summary>
internal static class BaselineText
{
    /// <param name="before">What is there; null where there is no file yet.</param>
    /// <returns>Null where what is there cannot be read.</returns>
    public static string? With(SourceText? before, IEnumerable<BaselineEntry> added)
    {
        var old = before is null ? null : Baseline.Of(before);
        if (old?.Error is not null)
        {
            return null;
        }

        var lines = (old?.Entries.Select(read => read.Entry) ?? [])
            .Concat(added)
            .Distinct()
            .OrderBy(entry => entry.Project, StringComparer.Ordinal)
            .ThenBy(entry => entry.Rule, StringComparer.Ordinal)
            .ThenBy(entry => entry.Fingerprint.Member, StringComparer.Ordinal)
            .ThenBy(entry => entry.Fingerprint.Code, StringComparer.Ordinal)
            .Select(entry => "    " + entry);
        return "{\n  \"findings\": [\n" + string.Join(",\n", lines) + "\n  ]\n}\n";
    }
}
