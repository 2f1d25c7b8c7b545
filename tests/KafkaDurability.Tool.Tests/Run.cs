namespace KafkaDurability.Tool.Tests;

/// <summary>What the tool did, run in this process.</summary>
internal sealed record Run(int Code, string Out, string Error)
{
    public static async Task<Run> ToolAsync(params string[] args) => await ToolAsync(CancellationToken.None, args);

    public static async Task<Run> ToolAsync(CancellationToken cancellation, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await ToolApp.RunAsync(args, Terminal.To(output, error), cancellation);
        return new Run(code, output.ToString(), error.ToString());
    }

    /// <summary>Of the files of a folder, without a build.</summary>
    public static Task<Run> ScanAsync(Folder folder, params string[] more) => ToolAsync(["scan", folder.Path, "--loose", .. more]);
}
