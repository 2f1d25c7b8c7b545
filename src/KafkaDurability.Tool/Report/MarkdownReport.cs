using System.Text;
using KafkaDurability.Tool.Analysis;
using KafkaDurability.Tool.Output;

namespace KafkaDurability.Tool.Report;

/// <summary>The report for a pull request: guarantees and findings as tables.</summary>
internal static class MarkdownReport
{
    public static string Write(ScanResult result)
    {
        var text = new StringBuilder("## Kafka durability\n\n");
        var shown = result.Findings.Where(finding => finding.Level != "info").ToList();
        foreach (var line in Summary.Lines(result, shown))
        {
            text.Append(MarkdownOutput.Escape(line)).Append("\n\n");
        }

        if (result.Clients.Count > 0)
        {
            text.Append("| Client | Guarantee | Because | Topics |\n|---|---|---|---|\n");
            foreach (var client in result.Clients)
            {
                var reason = client.Reasons[0];
                var because = (reason.Rule is { } rule ? rule + ": " : "") + MarkdownOutput.Escape(reason.Text) + (reason.Place is { } place ? $" (`{place.Show(result.Root)}`)" : "");
                text.Append($"| {client.Name}, {client.Kind}, `{client.Build.Show(result.Root)}` | {Badges.Sign(client.Grade)} {Badges.Text(client)} | {because} | {string.Join(", ", client.Topics.Select(topic => MarkdownOutput.Escape(topic.Name)))} |\n");
            }

            text.Append('\n');
        }

        MarkdownOutput.AppendFindings(text, result, shown.Where(finding => finding.Accepted is null).ToList());
        return text.ToString();
    }
}
