using System.ComponentModel;
using KafkaDurability.Tool.Fixing;
using KafkaDurability.Tool.Loading;
using KafkaDurability.Tool.Output;
using Spectre.Console.Cli;

namespace KafkaDurability.Tool.Commands;

internal sealed class FixSettings : CodeSettings
{
    [CommandOption("--rule <RULES>")]
    [Description("Only these rules, or how their IDs begin, by comma: KD1002,KD21.")]
    public string? Rule { get; init; }

    [CommandOption("--dry-run")]
    [Description("Changes no file, and shows what would be changed as a diff.")]
    public bool IsDry { get; init; }
}

/// <summary>fix: what has one right answer, as the package's own fixes have it.</summary>
internal sealed class FixCommand(Terminal terminal) : AsyncCommand<FixSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, FixSettings settings, CancellationToken cancellationToken)
    {
        var rules = new ScanSettings { Only = settings.Rule }.Rules;
        var (changes, root) = await Progress.RunAsync(terminal, async work =>
        {
            using var code = await Loader.LoadAsync(settings.Path, settings.IsLoose, work, cancellationToken);
            return (await Fixer.FixAsync(code, rules, work, cancellationToken), code.Root);
        });
        foreach (var change in changes)
        {
            if (settings.IsDry)
            {
                terminal.Raw(UnifiedDiff.Of(Path.GetRelativePath(root, change.Path).Replace('\\', '/'), change.Before, change.After));
            }
            else
            {
                change.Save();
            }
        }

        terminal.Note(changes.Count == 0 ? "nothing to fix" : $"{Summary.Count(changes.Count, "file")} {(settings.IsDry ? "would be changed" : "changed")}: {string.Join(", ", changes.Select(change => Path.GetRelativePath(root, change.Path)))}");
        return ExitCodes.Clean;
    }
}
