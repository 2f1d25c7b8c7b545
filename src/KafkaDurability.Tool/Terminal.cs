using Spectre.Console;

namespace KafkaDurability.Tool;

/// <summary>Where results and progress go: results to standard output, all else to standard error.</summary>
/// <param name="Out">Results, as they are.</param>
/// <param name="Error">Progress, notes and errors.</param>
internal sealed record Terminal(IAnsiConsole Out, IAnsiConsole Error)
{
    /// <summary>Lines that go to a file or a pipe are not broken.</summary>
    private const int WidthOfFiles = 100_000;

    public static Terminal OfProcess() => new(Create(Console.Out, Console.IsOutputRedirected), Create(Console.Error, Console.IsErrorRedirected));

    public static Terminal To(TextWriter output, TextWriter error) => new(Create(output, true), Create(error, true));

    /// <summary>A text that must not be broken or read as markup, such as JSON.</summary>
    public void Raw(string text) => Out.Profile.Out.Writer.Write(text);

    public void Note(string text) => Error.MarkupLineInterpolated($"[grey]{text}[/]");

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
        {
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }
}
