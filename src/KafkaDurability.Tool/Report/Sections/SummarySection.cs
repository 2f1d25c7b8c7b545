using KafkaDurability.Analyzers.Guarantees;
using KafkaDurability.Analyzers.Rules;
using KafkaDurability.Tool.Analysis;
using KafkaDurability.Tool.Output;

namespace KafkaDurability.Tool.Report.Sections;

/// <summary>For somebody who reads nothing else: what holds, in sentences and numbers.</summary>
internal static class SummarySection
{
    private static readonly (string Grade, string One, string Many)[] s_tiles =
    [
        ("bad", "may lose messages", "may lose messages"),
        ("fair", "at least once, with duplicates or on a condition", "at least once, with duplicates or on a condition"),
        ("good", "keeps each message", "keep each message"),
        ("unknown", "not proved either way", "not proved either way"),
    ];

    public static Html Write(ScanResult result)
    {
        var html = new Html().Add($"<p class=\"lead\">{Lead(result)}</p><ul class=\"tiles\">");
        foreach (var (grade, one, many) in s_tiles)
        {
            var number = result.Clients.Count(client => client.Grade == grade);
            html.Add($"<li class=\"tile {grade}\"><span class=\"number\">{number}</span> <span class=\"sign\" aria-hidden=\"true\">{Badges.Sign(grade)}</span> <span>{(number == 1 ? $"client {one}" : $"clients {many}")}</span></li>");
        }

        html.Add($"</ul><p>{string.Join(" ", Summary.Lines(result, result.Findings.Where(finding => finding.Level != "info").ToList()).Select(line => line.Replace(" (--level info)", "")))}</p>");
        var first = result.Open.Where(finding => KafkaRules.ConsequenceOf(finding.Id) == Consequence.Loss && finding.Level != "info").GroupBy(finding => finding.Id).OrderByDescending(rule => rule.Count()).Take(3).ToList();
        if (first.Count > 0)
        {
            html.Add($"<h3>Fix first</h3><ul>");
            foreach (var rule in first)
            {
                html.Add($"<li>{Badges.Rule(rule.First())} {rule.First().Rule.Title}: {Summary.Count(rule.Count(), "place")}</li>");
            }

            html.Add($"</ul>");
        }

        return html;
    }

    /// <summary>"3 of 5 consumers may lose messages, and 2 of 4 producers."</summary>
    private static string Lead(ScanResult result)
    {
        if (result.Clients.Count == 0)
        {
            return "No code in sight builds a Kafka consumer or producer.";
        }

        var parts = new[] { (false, "consumer"), (true, "producer") }
            .Select(kind => (Name: kind.Item2, All: result.Clients.Where(client => client.IsProducer == kind.Item1).ToList()))
            .Where(kind => kind.All.Count > 0)
            .Select(kind => kind.All.Count(client => client.Delivery == Delivery.AtMostOnce) is var bad && bad == 0
                ? $"of no {kind.Name} a loss is proved ({kind.All.Count} in all)"
                : $"{bad} of {Summary.Count(kind.All.Count, kind.Name)} may lose messages");
        var text = string.Join(", and ", parts) + ".";
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
