using KafkaDurability.Tool.Analysis;

namespace KafkaDurability.Tool.Report.Sections;

/// <summary>What somebody has accepted, with the reason that stands in the code.</summary>
internal static class AcceptedSection
{
    public static Html Write(ScanResult result)
    {
        var accepted = result.Accepted.ToList();
        var html = new Html().Add($"<p>{(accepted.Count == 0 ? "None: nothing is suppressed, and no baseline hides anything." : $"{accepted.Count} in all. A guarantee counts them: that a loss is accepted does not undo it.")}</p>");
        if (accepted.Count == 0)
        {
            return html;
        }

        html.Add($"<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Accepted risks\"><table><thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Where</th><th scope=\"col\">What</th><th scope=\"col\">Accepted by</th></tr></thead><tbody>");
        foreach (var finding in accepted)
        {
            html.Add($"<tr><td>{Badges.Rule(finding)}</td><td><code>{finding.At.Show(result.Root)}</code></td><td>{finding.Rule.Title}</td><td>{(finding.Accepted == "baseline" ? result.Baseline ?? "baseline" : finding.Accepted!)}</td></tr>");
        }

        return html.Add($"</tbody></table></div>");
    }
}
