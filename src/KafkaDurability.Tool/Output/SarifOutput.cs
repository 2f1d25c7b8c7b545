using System.Text.Json;
using KafkaDurability.Tool.Analysis;

namespace KafkaDurability.Tool.Output;

/// <summary>SARIF 2.1.0, one run over all projects: each step of a way is a location of a code flow, and fingerprints are those of the baseline.</summary>
internal static class SarifOutput
{
    public const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <summary>Also the name of a partial fingerprint, so that consumers of SARIF know a finding again when lines move.</summary>
    private const string Fingerprint = "kafkaDurability/v1";

    public static string Write(ScanResult result, IReadOnlyList<Finding> shown)
    {
        var rules = shown.Select(finding => finding.Rule).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        var log = new Dictionary<string, object?>
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new[]
            {
                new
                {
                    Tool = new { Driver = new { Name = "kafka-durability", Version = ToolVersion.Text, InformationUri = ToolVersion.Address, Rules = rules.Select(Rule) } },
                    ColumnKind = "utf16CodeUnits",
                    OriginalUriBaseIds = new Dictionary<string, object> { ["SRCROOT"] = new { Uri = new Uri(Path.TrimEndingDirectorySeparator(result.Root) + "/").AbsoluteUri } },
                    Invocations = new[]
                    {
                        new { ExecutionSuccessful = true, ToolExecutionNotifications = result.Unseen.Select(note => new { Level = "warning", Message = new { Text = note } }) },
                    },
                    Results = shown.Select(finding => Result(finding, result.Root, rules.FindIndex(rule => rule.Id == finding.Id))),
                },
            },
        };
        return JsonSerializer.Serialize(log, JsonOutput.Options) + "\n";
    }

    private static object Rule(Microsoft.CodeAnalysis.DiagnosticDescriptor rule) => new
    {
        rule.Id,
        ShortDescription = new { Text = rule.Title.ToString() },
        FullDescription = new { Text = rule.Description.ToString() },
        HelpUri = rule.HelpLinkUri,
        DefaultConfiguration = new { Level = LevelOf(rule.DefaultSeverity) },
        Properties = new { Tags = new[] { "kafka", "durability" }, Consequence = KafkaRules.ConsequenceOf(rule.Id).ToString() },
    };

    private static object Result(Finding finding, string root, int index) => new
    {
        RuleId = finding.Id,
        RuleIndex = index,
        Level = LevelOf(finding.Severity),
        Message = new { Text = finding.Message },
        Locations = new[] { Location(finding.At, root) },
        RelatedLocations = finding.Way.Where(step => step != finding.At).Select((step, place) => Location(step, root, place + 1)) is var related && related.Any() ? related : null,
        CodeFlows = finding.Way.Count > 1
            ? new[] { new { ThreadFlows = new[] { new { Locations = finding.Way.Select(step => new { Location = Location(step, root) }) } } } }
            : null,
        PartialFingerprints = finding.Entry is { } entry
            ? new Dictionary<string, string> { [Fingerprint] = $"{entry.Project} {entry.Rule} {entry.Fingerprint.Member} {entry.Fingerprint.Code}" }
            : null,
        Suppressions = finding.Accepted is { } reason
            ? new[] { new { Kind = reason == "baseline" ? "external" : "inSource", Justification = reason } }
            : null,
        Properties = new { finding.Project, AcrossProjects = finding.IsAcrossProjects },
    };

    private static object Location(Place place, string root, int? id = null) => new
    {
        Id = id,
        PhysicalLocation = new
        {
            ArtifactLocation = place.Relative(root) is var path && !path.StartsWith("../", StringComparison.Ordinal)
                ? (object)new { Uri = Escape(path), UriBaseId = "SRCROOT" }
                : new { Uri = new Uri(place.Path).AbsoluteUri },
            Region = new { StartLine = place.Line, StartColumn = place.Column, place.EndLine, place.EndColumn },
        },
        Message = place.Code.Length > 0 ? new { Text = place.Code } : null,
    };

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string LevelOf(Microsoft.CodeAnalysis.DiagnosticSeverity severity) => severity switch
    {
        Microsoft.CodeAnalysis.DiagnosticSeverity.Error => "error",
        Microsoft.CodeAnalysis.DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };
}
