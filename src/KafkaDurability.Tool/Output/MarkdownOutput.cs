using System.Text;
using KafkaDurability.Tool.Analysis;

namespace KafkaDurability.Tool.Output;

/// <summary>Findings as a comment for a pull request.</summary>
internal static class MarkdownOutput
{
    public static string Write(ScanResult result, IReadOnlyList<Finding> shown)
    {
        var text = new StringBuilder("## Kafka durability\n\n");
        foreach (var line in Summary.Lines(result, shown))
        {
            text.Append(Escape(line)).Append("\n\n");
        }

        AppendFindings(text, result, shown.Where(finding => finding.Accepted is null).ToList());
        if (result.Unseen.Count > 0)
        {
            text.Append("### Not seen\n\n").AppendJoin('\n', result.Unseen.Select(note => "- " + Escape(note))).Append('\n');
        }

        return text.ToString();
    }

    public static void AppendFindings(StringBuilder text, ScanResult result, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        text.Append("| Rule | Where | What |\n|---|---|---|\n");
        foreach (var finding in findings)
        {
            var across = finding.IsAcrossProjects ? " *(only seen across projects)*" : "";
            text.Append($"| [{finding.Id}]({finding.Rule.HelpLinkUri}) | `{finding.At.Show(result.Root)}` | {Escape(finding.Message)}{across}{Way(finding, result.Root)} |\n");
        }

        text.Append('\n');
    }

    public static string Escape(string text) => text.Replace("\\", "\\\\").Replace("|", "\\|").Replace("<", "&lt;").Replace("*", "\\*").Replace("_", "\\_").Replace("`", "\\`");

    private static string Way(Finding finding, string root) => finding.Way.Count < 2
        ? ""
        : string.Concat(finding.Way.Select(step => $"<br>{step.Show(root)}: `{step.Code.Replace("`", "'").Replace("|", "\\|")}`"));
}
