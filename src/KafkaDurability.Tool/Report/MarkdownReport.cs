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

        AppendEndpoints(text, result);
        AppendMarked(text, result);
        MarkdownOutput.AppendFindings(text, result, shown.Where(finding => finding.Accepted is null).ToList());
        return text.ToString();
    }

    /// <summary>What libraries over the client run.</summary>
    private static void AppendEndpoints(StringBuilder text, ScanResult result)
    {
        if (result.Endpoints.Count == 0)
        {
            return;
        }

        text.Append("| Endpoint of a library | Topics |\n|---|---|\n");
        foreach (var endpoint in result.Endpoints)
        {
            text.Append($"| {MarkdownOutput.Escape(endpoint.Name)}, {endpoint.Kind}, `{endpoint.At.Show(result.Root)}` | {(endpoint.Topics.Count == 0 ? "not in sight" : string.Join(", ", endpoint.Topics.Select(topic => MarkdownOutput.Escape(topic.Name))))} |\n");
        }

        text.Append('\n');
    }

    /// <summary>The settings that contradict others, or are dead.</summary>
    private static void AppendMarked(StringBuilder text, ScanResult result)
    {
        var marked = result.Clients.SelectMany(client => client.Settings.Where(value => value.Mark is not null).Select(value => (Client: client, Value: value))).ToList();
        if (marked.Count == 0)
        {
            return;
        }

        text.Append("| Setting | Of | Mark | Why |\n|---|---|---|---|\n");
        foreach (var (client, value) in marked)
        {
            var place = value.Place is { } at ? $" (`{at.Show(result.Root)}`)" : "";
            text.Append($"| `{value.Key}` = {MarkdownOutput.Escape(value.Value ?? "not known")}{place} | {client.Name}, line {client.Build.Line} | {value.Mark} | {MarkdownOutput.Escape(value.Note ?? "")} |\n");
        }

        text.Append('\n');
    }
}
