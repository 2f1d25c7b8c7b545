using KafkaDurability.Analyzers.Guarantees;
using KafkaDurability.Analyzers.Rules;
using KafkaDurability.Tool.Analysis;

namespace KafkaDurability.Tool.Report;

/// <summary>Who sends to topics or consumes them: a client, or an endpoint of a library.</summary>
/// <param name="Grade">As <see cref="ClientReport.Grade"/>.</param>
/// <param name="Text">The guarantee, or what is known in place of one.</param>
/// <param name="Anchor">Where the page says more; null where it does not.</param>
internal sealed record Node(string Name, bool IsProducer, string Project, Place At, string Grade, string Text, string? Anchor);

/// <summary>One line of the topic map.</summary>
internal sealed record Edge(Node Node, TopicName Topic)
{
    /// <summary>Of all clients and endpoints whose topics are in sight.</summary>
    public static IReadOnlyList<Edge> Of(ScanResult result) => result.Clients
        .SelectMany((client, place) => client.Topics.Select(topic => new Edge(
            new Node(client.Name, client.IsProducer, client.Project, client.Build, client.Grade, Badges.Text(client), $"client-{place + 1}"), topic)))
        .Concat(result.Endpoints.SelectMany(endpoint => endpoint.Topics.Select(topic => new Edge(Of(endpoint, result), topic))))
        .ToList();

    /// <summary>What a library guarantees is its own matter, but for what a finding shows.</summary>
    private static Node Of(EndpointReport endpoint, ScanResult result)
    {
        var loss = result.Findings.FirstOrDefault(finding => finding.Level != "info" && KafkaRules.ConsequenceOf(finding.Id) == Consequence.Loss && finding.Way.Append(finding.At).Any(endpoint.Has));
        return new Node(
            endpoint.Name, endpoint.IsProducer, endpoint.Project, endpoint.At, loss is null ? "unknown" : "bad",
            loss is null ? $"as {endpoint.Library} has it" : $"may lose messages: {loss.Id}", null);
    }
}
