using System.ComponentModel;
using KafkaDurability.Tool.Pages;
using Spectre.Console.Cli;

namespace KafkaDurability.Tool.Commands;

internal sealed class ExplainSettings : CommandSettings
{
    [CommandArgument(0, "<RULE>")]
    [Description("The ID of a rule: KD2104.")]
    public string Rule { get; init; } = "";
}

/// <summary>explain: the page of a rule.</summary>
internal sealed class ExplainCommand(Terminal terminal) : Command<ExplainSettings>
{
    public override int Execute(CommandContext context, ExplainSettings settings, CancellationToken cancellationToken)
    {
        PageWriter.Write(terminal.Out, RulePages.Of(settings.Rule));
        return ExitCodes.Clean;
    }
}
