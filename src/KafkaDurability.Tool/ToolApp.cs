using KafkaDurability.Tool.Commands;
using Spectre.Console;
using Spectre.Console.Cli;

namespace KafkaDurability.Tool;

/// <summary>The commands, and what becomes of what goes wrong in them: one line, and an exit code.</summary>
internal static class ToolApp
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation)
    {
        var app = new CommandApp();
        app.Configure(config =>
        {
            config.SetApplicationName("kafka-durability");
            config.SetApplicationVersion(ToolVersion.Text);
            config.Settings.Console = terminal.Out;
            config.Settings.StrictParsing = true;
            config.Settings.Registrar.RegisterInstance(terminal);
            config.PropagateExceptions();
            config.AddCommand<ScanCommand>("scan").WithDescription("Lost and duplicated messages of a solution, project or folder.").WithExample("scan", ".").WithExample("scan", "Shop.slnx", "--format", "sarif");
            config.AddCommand<ReportCommand>("report").WithDescription("What a solution guarantees, as one page.").WithExample("report", ".", "--output", "report.html");
            config.AddCommand<FixCommand>("fix").WithDescription("Applies the fixes that have one right answer.").WithExample("fix", ".", "--dry-run");
            config.AddCommand<ExplainCommand>("explain").WithDescription("The page of a rule.").WithExample("explain", "KD2104");
        });
        try
        {
            return await app.RunAsync(args, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Fail(terminal, "stopped", ExitCodes.Cancelled);
        }
        catch (Exception e) when (e is ToolException or CommandAppException or IOException or UnauthorizedAccessException)
        {
            return Fail(terminal, e.Message, ExitCodes.CouldNotRun);
        }
        catch (Exception e)
        {
            return Fail(terminal, $"ended with {e.GetType().Name}: {e.Message} Please report it: {e.StackTrace?.Split('\n')[0].Trim()}", ExitCodes.CouldNotRun);
        }
    }

    private static int Fail(Terminal terminal, string message, int code)
    {
        terminal.Error.MarkupLineInterpolated($"[red]kafka-durability: {message.ReplaceLineEndings(" ")}[/]");
        return code;
    }
}
