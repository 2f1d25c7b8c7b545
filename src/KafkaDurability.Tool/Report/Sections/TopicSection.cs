using KafkaDurability.Tool.Analysis;

namespace KafkaDurability.Tool.Report.Sections;

/// <summary>Who sends to which topic and who consumes it, as a picture and as a table.</summary>
internal static class TopicSection
{
    public static Html Write(ScanResult result)
    {
        var edges = result.Clients.SelectMany(client => client.Topics.Select(topic => (Client: client, Topic: topic))).ToList();
        if (edges.Count == 0)
        {
            return new Html().Add($"<p>No code in sight names a topic.</p>");
        }

        var html = new Html().Add($"<p>A name in italics is the key of the configuration, or the code, that gives the topic its name.</p>").Add(TopicMap.Draw(result, edges));
        html.Add($"<details><summary>The topic map as a table</summary><div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"The topic map as a table\"><table><thead><tr><th scope=\"col\">Topic</th><th scope=\"col\">Client</th><th scope=\"col\">Project</th><th scope=\"col\">Guarantee</th></tr></thead><tbody>");
        foreach (var (client, topic) in edges.OrderBy(edge => edge.Topic.Name, StringComparer.Ordinal).ThenBy(edge => !edge.Client.IsProducer))
        {
            html.Add($"<tr><th scope=\"row\">{topic.Name}</th><td><a href=\"#{Badges.Id(result, client)}\">{client.Name}</a>, {(client.IsProducer ? "sends" : "consumes")}</td><td>{client.Project}</td><td>{Badges.Guarantee(client)}</td></tr>");
        }

        return html.Add($"</tbody></table></div></details>");
    }
}
