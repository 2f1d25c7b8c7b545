using System.Globalization;
using KafkaDurability.Tool.Analysis;
using KafkaDurability.Tool.Output;
using KafkaDurability.Tool.Report.Sections;

namespace KafkaDurability.Tool.Report;

/// <summary>The report as one page, which needs no network: what the service guarantees first, and then why.</summary>
internal static class HtmlReport
{
    private static readonly (string Id, string Title, Func<ScanResult, Html> Write)[] s_sections =
    [
        ("summary", "Summary", SummarySection.Write),
        ("topics", "Topic map", TopicSection.Write),
        ("guarantees", "Guarantees", GuaranteeSection.Write),
        ("settings", "Effective settings", SettingSection.Write),
        ("findings", "Findings", FindingSection.Write),
        ("accepted", "Accepted risks", AcceptedSection.Write),
        ("unseen", "Not in sight", UnseenSection.Write),
    ];

    public static string Write(ScanResult result)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(result.Root));
        var page = new Html()
            .Add($"""<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">""")
            .Add($"<title>{name}: Kafka durability</title><style>")
            .AddResource("report.css")
            .Add($"""</style></head><body><a class="skip" href="#summary">To the summary</a>""")
            .Add($"""<header><p class="eyebrow">Kafka durability</p><h1>{name}</h1><p class="sub">{Summary.Count(result.Projects.Count, "project")} read with kafka-durability {ToolVersion.Text} on {DateTime.Now.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}</p>""")
            .Add($"<nav aria-label=\"Sections\"><ul>");
        foreach (var (id, title, _) in s_sections)
        {
            page.Add($"""<li><a href="#{id}">{title}</a></li>""");
        }

        page.Add($"</ul></nav></header><main>");
        foreach (var (id, title, write) in s_sections)
        {
            page.Add($"""<section id="{id}" aria-labelledby="{id}-title"><h2 id="{id}-title">{title}</h2>""").Add(write(result)).Add($"</section>");
        }

        return page.Add($"</main><footer><p>A guarantee is never better than what is proved. How it is worked out: <a href=\"{ToolVersion.Address}/blob/main/docs/rules/KD0002.md\">KD0002</a>; in the terminal: <code>kafka-durability explain KD0002</code>.</p></footer></body></html>").ToString();
    }
}
