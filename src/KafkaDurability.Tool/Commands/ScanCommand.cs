using KafkaDurability.Analyzers.Baselines;
using KafkaDurability.Tool.Analysis;
using KafkaDurability.Tool.Loading;
using KafkaDurability.Tool.Output;
using Spectre.Console.Cli;

namespace KafkaDurability.Tool.Commands;

/// <summary>scan: the findings, in one of several forms.</summary>
internal sealed class ScanCommand(Terminal terminal) : AsyncCommand<ScanSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, ScanSettings settings, CancellationToken cancellationToken)
    {
        settings.Check();
        var result = await Progress.RunAsync(terminal, async work =>
        {
            using var code = await Loader.LoadAsync(settings.Path, settings.IsLoose, work, cancellationToken);
            var accepted = settings.Baseline is { } file ? AcceptedFindings.Named(file) : AcceptedFindings.BesideProjects(code);
            return await Scanner.ScanAsync(code, accepted, withClients: false, work, cancellationToken);
        });
        result = result with { Findings = result.Findings.Where(finding => settings.Rules.Count == 0 || settings.Rules.Any(id => finding.Id.StartsWith(id, StringComparison.Ordinal))).ToList() };
        if (settings.WriteBaseline is { } target)
        {
            return Write(target, result);
        }

        var shown = result.Findings.Where(finding => finding.Severity >= settings.Severity).ToList();
        switch (settings.Format)
        {
            case "json":
                Give(JsonOutput.Write(result, shown), settings);
                break;
            case "sarif":
                Give(SarifOutput.Write(result, shown), settings);
                break;
            case "markdown":
                Give(MarkdownOutput.Write(result, shown), settings);
                break;
            default:
                WriteText(settings, result, shown);
                break;
        }

        return shown.Any(finding => finding.Accepted is null) ? ExitCodes.Findings : ExitCodes.Clean;
    }

    private void WriteText(ScanSettings settings, ScanResult result, IReadOnlyList<Finding> shown)
    {
        if (settings.Output is null)
        {
            TextOutput.Write(terminal.Out, result, shown);
            return;
        }

        using var text = new StringWriter();
        TextOutput.Write(Terminal.To(text, text).Out, result, shown);
        Give(text.ToString(), settings);
    }

    private void Give(string text, ScanSettings settings)
    {
        if (settings.Output is { } file)
        {
            OutputFile.Write(file, text);
            terminal.Note($"{file} written");
        }
        else
        {
            terminal.Raw(text);
        }
    }

    /// <summary>What is suppressed in code needs no entry.</summary>
    private int Write(string file, ScanResult result)
    {
        var entries = result.Findings.Where(finding => finding.Accepted is null or "baseline").Select(finding => finding.Entry).OfType<BaselineEntry>().Distinct().ToList();
        OutputFile.Write(file, BaselineText.With(null, entries)!);
        terminal.Note($"{file} has {entries.Count} findings");
        return ExitCodes.Clean;
    }
}
