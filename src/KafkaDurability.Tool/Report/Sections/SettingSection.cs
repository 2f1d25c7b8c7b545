using KafkaDurability.Tool.Analysis;

namespace KafkaDurability.Tool.Report.Sections;

/// <summary>What each client is really configured with, and who says so.</summary>
internal static class SettingSection
{
    public static Html Write(ScanResult result)
    {
        var html = new Html().Add($"<p>What durability depends on, and all else that is written, with where it comes from. Credentials are left out.</p>");
        foreach (var client in result.Clients)
        {
            html.Add($"<details id=\"{Badges.Id(result, client)}-settings\"><summary>{client.Name}, {client.Kind} of {client.Project}, line {client.Build.Line}</summary>");
            if (client.Settings.Count == 0)
            {
                html.Add($"<p>Its settings are out of sight.</p></details>");
                continue;
            }

            html.Add($"<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Settings of {client.Name}, line {client.Build.Line}\"><table><thead><tr><th scope=\"col\">Setting</th><th scope=\"col\">Value</th><th scope=\"col\">Comes from</th><th scope=\"col\">Note</th></tr></thead><tbody>");
            foreach (var value in client.Settings)
            {
                html.Add($"<tr class=\"{value.Origin.Replace(' ', '-')}\"><th scope=\"row\"><code>{value.Key}</code></th><td>{value.Value ?? "not known"}</td><td>{value.Origin}{(value.Place is { } place ? ", " + place.Show(result.Root) : "")}</td><td>{value.Note ?? ""}</td></tr>");
            }

            html.Add($"</tbody></table></div></details>");
        }

        return html;
    }
}
