using System.Text.Encodings.Web;
using System.Text.Json;
using KafkaDurability.Analyzers.Rules;
using KafkaDurability.Tool.Analysis;
using Finding = KafkaDurability.Tool.Analysis.Finding;

namespace KafkaDurability.Tool.Output;

/// <summary>Findings as plain JSON, for scripts.</summary>
internal static class JsonOutput
{
    public static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ScanResult result, IReadOnlyList<Finding> shown) => JsonSerializer.Serialize(
        new
        {
            result.Projects,
            Findings = Findings(result, shown),
            StaleBaselineEntries = result.Stale.Select(entry => new { entry.Project, entry.Rule, entry.Fingerprint.Member, entry.Fingerprint.Code }),
            NotSeen = result.Unseen,
        },
        Options) + "\n";

    /// <summary>As the report has them, too.</summary>
    public static IEnumerable<object> Findings(ScanResult result, IReadOnlyList<Finding> shown) => shown.Select(finding => new
    {
        Rule = finding.Id,
        finding.Level,
        Consequence = KafkaRules.ConsequenceOf(finding.Id) switch { Consequence.Loss => "loss", Consequence.Duplicate => "duplicate", Consequence.Crash => "crash", _ => "other" },
        finding.Project,
        finding.Message,
        File = finding.At.Relative(result.Root),
        finding.At.Line,
        finding.At.Column,
        Way = finding.Way.Count > 1 ? finding.Way.Select(step => new { File = step.Relative(result.Root), step.Line, step.Code }) : null,
        Help = finding.Rule.HelpLinkUri,
        Fingerprint = finding.Entry?.Fingerprint.Code,
        Member = finding.Entry?.Fingerprint.Member,
        finding.Accepted,
        finding.IsAcrossProjects,
    });
}
