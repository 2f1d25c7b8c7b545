using KafkaDurability.Tool.Analysis;

namespace KafkaDurability.Tool.Report;

/// <summary>What is shown of a client in several places in the same way; color is never the only sign.</summary>
internal static class Badges
{
    public static Html Guarantee(ClientReport client) => Of(client.Grade, Text(client));

    public static Html Of(string grade, string text) => new Html().Add($"<span class=\"badge {grade}\"><span aria-hidden=\"true\">{Sign(grade)}</span> {text}</span>");

    public static string Text(ClientReport client) => client.Guarantee + (client.IsConditional ? ", on a condition" : "");

    public static string Sign(string grade) => grade switch { "bad" => "✕", "fair" => "◐", "good" => "✓", _ => "?" };

    /// <summary>The anchor of a client's article.</summary>
    public static string Id(ScanResult result, ClientReport client) => $"client-{result.Clients.ToList().IndexOf(client) + 1}";

    public static Html Rule(Finding finding) => Rule(finding.Id, finding.Rule.HelpLinkUri);

    public static Html Rule(string id, string address) => new Html().Add($"<a class=\"rule\" href=\"{address}\">{id}</a>");

    public static Html Rule(string id) => Rule(id, KafkaRules.Descriptors.First(rule => rule.Id == id).HelpLinkUri);
}
