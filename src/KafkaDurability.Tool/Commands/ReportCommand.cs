using System.ComponentModel;
using KafkaDurability.Tool.Analysis;
using KafkaDurability.Tool.Loading;
using KafkaDurability.Tool.Output;
using KafkaDurability.Tool.Report;
using Spectre.Console.Cli;

namespace KafkaDurability.Tool.Commands;

internal sealed class ReportSettings : CodeSettings
{
    [CommandOption("-f|--format <FORMAT>")]
    [Description("html, markdown or json.")]
    [DefaultValue("html")]
    public string Format { get; init; } = "html";

    [CommandOption("-o|--output <FILE>")]
    [Description("Where to write it; else kafka-durability.html, and Markdown and JSON to standard output.")]
    public string? Output { get; init; }
}

/// <summary>report: guarantees, settings, topics, findings and accepted risks of all clients, on one page.</summary>
internal sealed class ReportCommand(Terminal terminal) : AsyncCommand<ReportSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, ReportSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Format is not ("html" or "markdown" or "json"))
        {
            throw new ToolException($"--format {settings.Format}: is none of html, markdown, json");
        }

        var result = await Progress.RunAsync(terminal, async work =>
        {
            using var code = await Loader.LoadAsync(settings.Path, settings.IsLoose, work, cancellationToken);
            var accepted = settings.Baseline is { } file ? AcceptedFindings.Named(file) : AcceptedFindings.BesideProjects(code);
            return await Scanner.ScanAsync(code, accepted, withClients: true, work, cancellationToken);
        });
        var text = settings.Format switch { "html" => HtmlReport.Write(result), "json" => JsonReport.Write(result), _ => MarkdownReport.Write(result) };
        var target = settings.Output ?? (settings.Format == "html" ? "kafka-durability.html" : null);
        if (target is null)
        {
            terminal.Raw(text);
            return ExitCodes.Clean;
        }

        OutputFile.Write(target, text);
        terminal.Note($"{target}: {Summary.Count(result.Clients.Count, "client")}, {Summary.Count(result.Open.Count(), "finding")}");
        return ExitCodes.Clean;
    }
}
