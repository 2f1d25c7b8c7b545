using System.ComponentModel;
using Spectre.Console.Cli;

namespace KafkaDurability.Tool.Commands;

/// <summary>What all commands that read code take.</summary>
internal abstract class CodeSettings : CommandSettings
{
    [CommandArgument(0, "[PATH]")]
    [Description("A solution, a project, a C# file or a folder; the current folder where it is left out.")]
    [DefaultValue(".")]
    public string Path { get; init; } = ".";

    [CommandOption("--loose")]
    [Description("Reads the C# files alone, without asking the build: quick, but packages and generated code are out of sight.")]
    public bool IsLoose { get; init; }

    [CommandOption("--baseline <FILE>")]
    [Description("The findings that are accepted; else those of kafka-durability.baseline.json beside and above the projects.")]
    public string? Baseline { get; init; }
}
