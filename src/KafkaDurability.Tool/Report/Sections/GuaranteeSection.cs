using KafkaDurability.Analyzers.Guarantees;
using KafkaDurability.Tool.Analysis;

namespace KafkaDurability.Tool.Report.Sections;

/// <summary>Each client with its guarantee, and why: the worst first.</summary>
internal static class GuaranteeSection
{
    private static readonly string[] s_order = ["bad", "unknown", "fair", "good"];

    public static Html Write(ScanResult result)
    {
        var html = new Html();
        foreach (var client in result.Clients.OrderBy(client => Array.IndexOf(s_order, client.Grade)))
        {
            html.Add($"<article class=\"client {client.Grade}\" id=\"{Badges.Id(result, client)}\"><h3>{client.Name} <small>{client.Kind} of {client.Project}</small></h3>");
            html.Add($"<p>{Badges.Guarantee(client)} <span class=\"where\">built in {client.Build.Show(result.Root)}</span></p><ul class=\"reasons\">");
            foreach (var reason in client.Reasons)
            {
                html.Add($"<li><p><strong>{Word(reason.Kind)}</strong> {(reason.Rule is { } rule ? Badges.Rule(rule) : new Html())} {reason.Text}</p>{Code(reason, result.Root)}</li>");
            }

            html.Add($"</ul><p><a href=\"#{Badges.Id(result, client)}-settings\">Settings of {client.Name}, line {client.Build.Line}</a></p></article>");
        }

        return result.Clients.Count > 0 ? html : html.Add($"<p>No code in sight builds a Kafka consumer or producer.</p>");
    }

    private static Html Code(ShownReason reason, string root) => reason.Way.Count > 0 ? Excerpt.Of(reason.Way, root) : reason.Place is { } place ? Excerpt.Of([place], root) : new Html();

    private static string Word(ReasonKind kind) => kind switch
    {
        ReasonKind.Hazard => "Because:",
        ReasonKind.Ground => "It rests on:",
        ReasonKind.Condition => "On the condition:",
        _ => "Out of sight:",
    };
}
