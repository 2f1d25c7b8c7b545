using KafkaDurability.Tool.Analysis;

namespace KafkaDurability.Tool.Report.Sections;

/// <summary>All findings that nobody has accepted, by project, each with its way.</summary>
internal static class FindingSection
{
    public static Html Write(ScanResult result)
    {
        var html = new Html();
        foreach (var project in result.Open.GroupBy(finding => finding.Project))
        {
            html.Add($"<h3>{project.Key}</h3><ul class=\"findings\">");
            foreach (var finding in project)
            {
                html.Add($"<li class=\"finding {finding.Level}\"><p>{Badges.Rule(finding)} <span class=\"level\">{finding.Level}</span> <code>{finding.At.Show(result.Root)}</code>{(finding.IsAcrossProjects ? new Html().Add($"<span class=\"badge across\">only seen across projects</span>") : new Html())}</p><p>{finding.Message}</p>");
                html.Add($"<details><summary>Code of {finding.Id} in {finding.At.Show(result.Root)}</summary>{Excerpt.Of(finding.Way, result.Root)}</details></li>");
            }

            html.Add($"</ul>");
        }

        return result.Open.Any() ? html : html.Add($"<p>Nothing found.</p>");
    }
}
