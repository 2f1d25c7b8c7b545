using KafkaDurability.Tool.Loading;

namespace KafkaDurability.Tool.Tests;

public sealed class BadInputTests
{
    [Fact]
    public async Task What_is_not_there_is_named() => await EndsWith("there is no such file or folder", "scan", "/no/such/place");

    [Fact]
    public async Task A_folder_without_csharp_is_named()
    {
        using var folder = new Folder().With("readme.txt", "nothing");
        await EndsWith("there is no C# that can be read", "scan", folder.Path);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_named()
    {
        using var folder = new Folder().With("readme.txt", "nothing");
        await EndsWith("is no solution, no C# project, no C# file and no folder", "scan", folder.Of("readme.txt"));
    }

    [Theory]
    [InlineData("--level: is none of info, warning and error", "--level", "loud")]
    [InlineData("--format: is none of text, json, sarif, markdown", "--format", "pdf")]
    [InlineData("--only: there is no such rule", "--only", "KD9")]
    [InlineData("there is no such baseline", "--baseline", "/no/such/file.json")]
    public async Task A_wrong_option_is_named(string line, string option, string value)
    {
        using var folder = new Folder().With("Orders.cs", Code.Fine);
        var run = await Run.ScanAsync(folder, option, value);
        Assert.Equal(ExitCodes.CouldNotRun, run.Code);
        Assert.Contains(line.Replace(":", $" {(option == "--only" ? value.ToUpperInvariant() : value)}:"), run.Error);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task An_unknown_command_is_named() => await EndsWith("Unknown command 'scam'", "scam");

    [Fact]
    public async Task A_huge_file_and_one_that_cannot_be_read_are_named_and_the_rest_goes_on()
    {
        using var folder = new Folder().With("Orders.cs", Code.AcksLeader);
        using (var huge = File.Create(folder.Of("Huge.cs")))
        {
            huge.SetLength(50_000_000);
        }

        File.CreateSymbolicLink(folder.Of("Gone.cs"), folder.Of("nowhere.cs"));
        Directory.CreateSymbolicLink(folder.Of("Loop"), folder.Path);
        var run = await Run.ScanAsync(folder);
        Assert.Equal(ExitCodes.Findings, run.Code);
        Assert.Contains("KD1002", run.Out);
        Assert.Contains("Huge.cs: left out, as it has 50 MB", run.Out);
    }

    [Fact]
    public void Projects_that_use_each_other_are_named_once_with_the_whole_way()
    {
        static string Uses(string path) => $"<Project><ItemGroup><ProjectReference Include=\"{path}\" /></ItemGroup></Project>";
        using var folder = new Folder()
            .With("A/A.csproj", Uses("..\\B\\B.csproj"))
            .With("B/B.csproj", Uses("../C/C.csproj"))
            .With("C/C.csproj", Uses("../A/A.csproj"))
            .With("D/D.csproj", Uses("../A/A.csproj"))
            .With("E/E.csproj", "<Project>");
        var projects = new[] { "A", "B", "C", "D", "E" }.Select(name => folder.Of($"{name}/{name}.csproj")).ToList();
        Assert.Equal(
            ["A uses B uses C uses A: a build refuses that, and one of these references is not followed"],
            ProjectCycles.Among(projects, path => Path.GetFileNameWithoutExtension(path)));
    }

    [Fact]
    public async Task A_result_that_cannot_be_written_is_told_in_one_line_and_leaves_nothing_behind()
    {
        using var folder = new Folder().With("Orders.cs", Code.AcksLeader);
        Directory.CreateDirectory(folder.Of("report.html"));
        var run = await Run.ToolAsync("report", folder.Path, "--loose", "--output", folder.Of("report.html"));
        Assert.Equal(ExitCodes.CouldNotRun, run.Code);
        Assert.Contains("report.html: cannot be written: ", run.Error);
        Assert.Equal(["Orders.cs"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Ctrl_C_ends_cleanly()
    {
        using var folder = new Folder().With("Orders.cs", Code.AcksLeader);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var run = await Run.ToolAsync(stop.Token, "scan", folder.Path, "--loose");
        Assert.Equal((ExitCodes.Cancelled, "kafka-durability: stopped"), (run.Code, run.Error.Trim()));
    }

    private static async Task EndsWith(string line, params string[] args)
    {
        var run = await Run.ToolAsync(args);
        Assert.Equal(ExitCodes.CouldNotRun, run.Code);
        Assert.Contains(line, run.Error);
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.Equal("", run.Out);
    }
}
