using System.ComponentModel;
using KafkaDurability.Tool.Analysis;
using Microsoft.CodeAnalysis;
using Spectre.Console.Cli;

namespace KafkaDurability.Tool.Commands;

internal sealed class ScanSettings : CodeSettings
{
    public static readonly string[] Formats = ["text", "json", "sarif", "markdown"];

    [CommandOption("-f|--format <FORMAT>")]
    [Description("text, json, sarif or markdown.")]
    [DefaultValue("text")]
    public string Format { get; init; } = "text";

    [CommandOption("-o|--output <FILE>")]
    [Description("Where to write it; else standard output.")]
    public string? Output { get; init; }

    [CommandOption("-l|--level <LEVEL>")]
    [Description("info, warning or error: what is below is not shown, and does not count for the exit code.")]
    [DefaultValue("warning")]
    public string Level { get; init; } = "warning";

    [CommandOption("--only <RULES>")]
    [Description("Rules, or how their IDs begin, by comma: KD1002,KD21.")]
    public string? Only { get; init; }

    [CommandOption("--write-baseline <FILE>")]
    [Description("Accepts all that is found: writes it as a baseline, and ends with 0.")]
    public string? WriteBaseline { get; init; }

    public DiagnosticSeverity Severity => Level.ToLowerInvariant() switch
    {
        "info" => DiagnosticSeverity.Info,
        "warning" => DiagnosticSeverity.Warning,
        "error" => DiagnosticSeverity.Error,
        _ => throw new ToolException($"--level {Level}: is none of info, warning and error"),
    };

    /// <exception cref="ToolException">No rule has such an ID.</exception>
    public IReadOnlyList<string> Rules
    {
        get
        {
            var wanted = (Only ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(id => id.ToUpperInvariant()).ToList();
            return wanted.FirstOrDefault(id => !KafkaRules.Descriptors.Any(rule => rule.Id.StartsWith(id, StringComparison.Ordinal))) is { } unknown
                ? throw new ToolException($"--only {unknown}: there is no such rule")
                : wanted;
        }
    }

    public void Check()
    {
        _ = Severity;
        _ = Rules;
        if (!Formats.Contains(Format))
        {
            throw new ToolException($"--format {Format}: is none of {string.Join(", ", Formats)}");
        }
    }
}
