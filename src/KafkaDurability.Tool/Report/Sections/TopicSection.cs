using KafkaDurability.Tool.Analysis;

namespace KafkaDurability.Tool.Report.Sections;

/// <summary>Who sends to which topic and who consumes it, as a picture and as a table.</summary>
internal static class TopicSection
{
    public static Html Write(ScanResult result)
    {
        var edges = Edge.Of(result);
        if (edges.Count == 0)
        {
            return new Html().Add($"<p>No code in sight names a topic.</p>");
        }

        var html = new Html().Add($"<p>A name in italics is the key of the configuration, or the code, that gives the topic its name.{(result.Endpoints.Count > 0 ? " What a library runs has the library's name; what it guarantees is its own matter, but for what a finding shows." : "")}</p>").Add(TopicMap.Draw(edges));
        html.Add($"<details><summary>The topic map as a table</summary><div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"The topic map as a table\"><table><thead><tr><th scope=\"col\">Topic</th><th scope=\"col\">Client</th><th scope=\"col\">Project</th><th scope=\"col\">Guarantee</th></tr></thead><tbody>");
        foreach (var (node, topic) in edges.OrderBy(edge => edge.Topic.Name, StringComparer.Ordinal).ThenBy(edge => !edge.Node.IsProducer))
        {
            var name = node.Anchor is { } anchor ? new Html().Add($"<a href=\"#{anchor}\">{node.Name}</a>") : new Html().Add($"{node.Name}");
            html.Add($"<tr><th scope=\"row\">{topic.Name}</th><td>{name}{(node.IsProducer ? "sends" : "consumes")} (<code>{node.At.Show(result.Root)}</code>)</td><td>{node.Project}</td><td>{Badges.Of(node.Grade, node.Text)}</td></tr>");
        }

        return html.Add($"</tbody></table></div></details>");
    }
}
