using System.Text.Json;
using KafkaDurability.Analyzers.Guarantees;
using KafkaDurability.Tool.Analysis;
using KafkaDurability.Tool.Output;

namespace KafkaDurability.Tool.Report;

/// <summary>The report for other programs: all that the page has.</summary>
internal static class JsonReport
{
    public static string Write(ScanResult result) => JsonSerializer.Serialize(
        new
        {
            result.Projects,
            Clients = result.Clients.Select(client => new
            {
                client.Name,
                client.Kind,
                client.Project,
                File = client.Build.Relative(result.Root),
                client.Build.Line,
                client.Guarantee,
                client.IsConditional,
                client.Grade,
                Reasons = client.Reasons.Select(reason => new
                {
                    Kind = reason.Kind switch { ReasonKind.Hazard => "because", ReasonKind.Ground => "rests on", ReasonKind.Condition => "condition", _ => "out of sight" },
                    reason.Rule,
                    reason.Text,
                    File = reason.Place?.Relative(result.Root),
                    reason.Place?.Line,
                }),
                Settings = client.Settings.Select(value => new
                {
                    value.Key, value.Value, value.Origin, File = value.Place?.Relative(result.Root), value.Place?.Line, value.Mark, value.Note, value.Rules,
                }),
                Topics = client.Topics.Select(topic => new { topic.Name, IsKnown = topic.IsName }),
            }),
            Endpoints = result.Endpoints.Select(endpoint => new
            {
                endpoint.Library, endpoint.Of, endpoint.Kind, endpoint.Project, File = endpoint.At.Relative(result.Root), endpoint.At.Line,
                Topics = endpoint.Topics.Select(topic => new { topic.Name, IsKnown = topic.IsName }),
            }),
            Findings = JsonOutput.Findings(result, result.Findings),
            NotSeen = result.Unseen,
        },
        JsonOutput.Options) + "\n";
}
