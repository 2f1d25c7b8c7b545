using KafkaDurability.Tool.Analysis;
using Spectre.Console;

namespace KafkaDurability.Tool.Output;

/// <summary>Findings for the terminal: by project and file, with the way of each loss, and at the end what they come to.</summary>
internal static class TextOutput
{
    public static void Write(IAnsiConsole console, ScanResult result, IReadOnlyList<Finding> shown)
    {
        foreach (var project in shown.Where(finding => finding.Accepted is null).GroupBy(finding => finding.Project))
        {
            console.MarkupLineInterpolated($"[bold underline]{project.Key}[/]");
            foreach (var file in project.GroupBy(finding => finding.At.Relative(result.Root)))
            {
                console.MarkupLineInterpolated($"  [bold]{file.Key}[/]");
                foreach (var finding in file)
                {
                    Write(console, result, finding);
                }
            }

            console.WriteLine();
        }

        foreach (var line in Summary.Lines(result, shown))
        {
            console.MarkupLineInterpolated($"{line}");
        }

        foreach (var note in result.Unseen)
        {
            console.MarkupLineInterpolated($"[yellow]not seen:[/] {note}");
        }
    }

    private static void Write(IAnsiConsole console, ScanResult result, Finding finding)
    {
        var color = finding.Level switch { "error" => "red", "warning" => "yellow", _ => "blue" };
        console.MarkupLine($"    {finding.At.Line}: [{color}]{finding.Level} {finding.Id}[/] {Markup.Escape(finding.Message)}");
        if (finding.IsAcrossProjects)
        {
            console.MarkupLine("        [magenta]only seen across projects[/]");
        }

        foreach (var step in finding.Way.Count > 1 ? finding.Way : [])
        {
            var mark = step == finding.At ? "→" : " ";
            var place = step.Path == finding.At.Path ? $"line {step.Line}" : step.Show(result.Root);
            console.MarkupLineInterpolated($"      {mark} [grey]{place}:[/] {step.Code}");
        }
    }
}
