using KafkaDurability.Analyzers.Guarantees;
using KafkaDurability.Tool.Analysis;

namespace KafkaDurability.Tool.Report.Sections;

/// <summary>What could not be read, and what guarantees could not be proved for it.</summary>
internal static class UnseenSection
{
    public static Html Write(ScanResult result)
    {
        var lines = result.Unseen
            .Concat(result.Clients.SelectMany(client => client.Reasons.Where(reason => reason.Rule is null && reason.Kind is (ReasonKind.OutOfSight or ReasonKind.Condition))
                .Select(reason => $"{client.Name}, {client.Kind} of {client.Project}: {reason.Text}")))
            .Concat(result.Clients.Where(client => client.Topics.Count == 0).Select(client => $"{client.Name}, {client.Kind} of {client.Project}: its topic ({client.Build.Show(result.Root)})"))
            .Concat(result.Endpoints.Where(endpoint => endpoint.Topics.Count == 0).Select(endpoint => $"{endpoint.Name}, {endpoint.Kind} of {endpoint.Project}: its topic ({endpoint.At.Show(result.Root)})"))
            .Distinct().ToList();
        var html = new Html();
        if (lines.Count == 0)
        {
            return html.Add($"<p>All code of the projects was read, and nothing that decides was out of sight.</p>");
        }

        html.Add($"<ul>");
        lines.ForEach(line => html.Add($"<li>{line}</li>"));
        return html.Add($"</ul>");
    }
}
