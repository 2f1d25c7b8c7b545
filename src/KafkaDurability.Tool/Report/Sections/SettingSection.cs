using KafkaDurability.Tool.Analysis;
using KafkaDurability.Tool.Output;

namespace KafkaDurability.Tool.Report.Sections;

/// <summary>What each client is really configured with, and who says so.</summary>
internal static class SettingSection
{
    public static Html Write(ScanResult result)
    {
        var html = new Html().Add($"<p>What durability depends on, and all else that is written, with where it comes from. Credentials are left out. A contradiction makes the client throw or undoes what another setting is there for; a dead setting is written, and the client never uses it.</p>");
        foreach (var client in result.Clients)
        {
            var marks = client.Settings.Select(value => value.Mark).OfType<string>().GroupBy(mark => mark).Select(same => $", {Summary.Count(same.Count(), same.Key == "dead" ? "dead setting" : same.Key)}");
            html.Add($"<details><summary>{client.Name}, {client.Kind} of {client.Project}, line {client.Build.Line}{string.Concat(marks)}</summary>");
            // A browser opens what a link leads into, so the anchor is inside.
            html.Add($"<div class=\"wide\" id=\"{Badges.Id(result, client)}-settings\" tabindex=\"0\" role=\"group\" aria-label=\"Settings of {client.Name}, line {client.Build.Line}\">");
            html.Add(client.Settings.Count == 0 ? new Html().Add($"<p>Its settings are out of sight.</p>") : Table(client, result.Root)).Add($"</div></details>");
        }

        return html;
    }

    private static Html Table(ClientReport client, string root)
    {
        var html = new Html().Add($"<table class=\"settings\"><thead><tr><th scope=\"col\">Setting</th><th scope=\"col\">Value</th><th scope=\"col\">Comes from</th><th scope=\"col\">Note</th></tr></thead><tbody>");
        foreach (var value in client.Settings)
        {
            var place = value.Place is { } at ? ", " + at.Show(root) : "";
            html.Add($"<tr class=\"{value.Mark ?? value.Origin.Replace(' ', '-')}\"><th scope=\"row\"><code>{value.Key}</code></th><td>{value.Value ?? "not known"}</td><td>{value.Origin}{place}</td><td>{Note(value)}</td></tr>");
        }

        return html.Add($"</tbody></table>");
    }

    private static Html Note(ShownValue value)
    {
        var html = new Html();
        if (value.Mark is { } mark)
        {
            html.Add($"<span class=\"badge {(mark == "dead" ? "unknown" : "bad")}\">{mark}</span>");
        }

        value.Rules.ToList().ForEach(rule => html.Add(Badges.Rule(rule)));
        return value.Note is { } note ? html.Add($"{note}") : html;
    }
}
