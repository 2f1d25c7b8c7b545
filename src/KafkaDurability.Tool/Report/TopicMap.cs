using KafkaDurability.Analyzers.Guarantees;
using KafkaDurability.Tool.Analysis;

namespace KafkaDurability.Tool.Report;

/// <summary>The topic map as SVG: producers on the left, topics in the middle, consumers on the right; an edge has the guarantee of its client.</summary>
internal static class TopicMap
{
    private const int Width = 980;
    private const int BoxWidth = 250;
    private const int BoxHeight = 46;
    private const int Row = 62;
    private const int MostLetters = 34;

    /// <summary>A longer name is written smaller.</summary>
    private const int MostInNames = 25;

    public static Html Draw(IReadOnlyList<Edge> edges)
    {
        var topics = edges.Select(edge => edge.Topic).Distinct().OrderBy(topic => topic.Name, StringComparer.Ordinal).ToList();
        // Clients stand beside the topics that they have to do with, so that few edges cross.
        var producers = Ordered(edges.Where(edge => edge.Node.IsProducer), topics);
        var consumers = Ordered(edges.Where(edge => !edge.Node.IsProducer), topics);
        var rows = Math.Max(topics.Count, Math.Max(producers.Count, consumers.Count));
        var height = rows * Row + 10;
        var text = $"{producers.Count} producers, {topics.Count} topics and {consumers.Count} consumers; the table below says the same.";
        var html = new Html().Add($"<div class=\"wide map\" tabindex=\"0\" role=\"group\" aria-label=\"Topic map\"><svg viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" role=\"img\" aria-label=\"{text}\">");
        html.Add($"<defs>");
        foreach (var grade in new[] { "bad", "fair", "good", "unknown" })
        {
            html.Add($"<marker id=\"arrow-{grade}\" class=\"{grade}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\"/></marker>");
        }

        html.Add($"</defs>");
        foreach (var (node, topic) in edges)
        {
            var side = node.IsProducer ? producers : consumers;
            var (from, to) = (Middle(side.IndexOf(node), side.Count, rows), Middle(topics.IndexOf(topic), topics.Count, rows));
            var (left, right) = node.IsProducer ? (BoxWidth, (Width - BoxWidth) / 2) : ((Width + BoxWidth) / 2, Width - BoxWidth);
            var (start, end) = node.IsProducer ? (from, to) : (to, from);
            html.Add($"<path class=\"edge {node.Grade}\" marker-end=\"url(#arrow-{node.Grade})\" d=\"M{left} {start} C{(left + right) / 2} {start} {(left + right) / 2} {end} {right - 2} {end}\"/>");
        }

        Boxes(html, producers, 0, rows);
        for (var place = 0; place < topics.Count; place++)
        {
            Box(html, (Width - BoxWidth) / 2, Middle(place, topics.Count, rows), "topic", topics[place].Name, topics[place].IsName ? "topic" : "named by", !topics[place].IsName);
        }

        Boxes(html, consumers, Width - BoxWidth, rows);
        return html.Add($"</svg></div>");
    }

    private static void Boxes(Html html, List<Node> nodes, int x, int rows)
    {
        for (var place = 0; place < nodes.Count; place++)
        {
            Box(html, x, Middle(place, nodes.Count, rows), nodes[place].Grade, nodes[place].Name, $"{Badges.Sign(nodes[place].Grade)} {Short(nodes[place].Text)}", false);
        }
    }

    private static void Box(Html html, int x, int middle, string kind, string name, string below, bool isKey)
    {
        html.Add($"<g class=\"box {kind}\"><rect x=\"{x + 1}\" y=\"{middle - BoxHeight / 2}\" width=\"{BoxWidth - 2}\" height=\"{BoxHeight}\" rx=\"{(kind == "topic" ? 23 : 6)}\"/>");
        html.Add($"<text class=\"name{(isKey ? " key" : "")}{(name.Length > MostInNames ? " long" : "")}\" x=\"{x + BoxWidth / 2}\" y=\"{middle - 3}\">{Cut(name, MostLetters)}</text><text class=\"below\" x=\"{x + BoxWidth / 2}\" y=\"{middle + 14}\">{Cut(below, MostLetters)}</text></g>");
    }

    private static List<Node> Ordered(IEnumerable<Edge> edges, List<TopicName> topics) => edges
        .GroupBy(edge => edge.Node).OrderBy(node => node.Average(edge => topics.IndexOf(edge.Topic))).Select(node => node.Key).ToList();

    /// <summary>A shorter column is spread over the height.</summary>
    private static int Middle(int place, int count, int rows) => 5 + (int)((place + 0.5) * rows * Row / count);

    /// <summary>"idempotent", without what the word means.</summary>
    private static string Short(string text) => text.Length > MostLetters && text.IndexOf(':') is > 0 and var end ? text[..end] + (text.EndsWith("condition", StringComparison.Ordinal) ? ", on a condition" : "") : text;

    private static string Cut(string text, int most) => text.Length > most ? text[..(most - 1)] + "…" : text;
}
