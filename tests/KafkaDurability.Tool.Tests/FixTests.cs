namespace KafkaDurability.Tool.Tests;

public sealed class FixTests
{
    [Fact]
    public async Task Fix_changes_the_file_and_nothing_is_found_then()
    {
        using var folder = new Folder().With("Orders.cs", Code.AcksLeader);
        var run = await Run.ToolAsync("fix", folder.Path, "--loose");
        Assert.Equal(ExitCodes.Clean, run.Code);
        Assert.Contains("Acks = Acks.All", await File.ReadAllTextAsync(folder.Of("Orders.cs")));
        Assert.Equal(ExitCodes.Clean, (await Run.ScanAsync(folder)).Code);
    }

    [Fact]
    public async Task Dry_run_shows_a_diff_and_changes_nothing()
    {
        using var folder = new Folder().With("Orders.cs", Code.AcksLeader);
        var run = await Run.ToolAsync("fix", folder.Path, "--loose", "--dry-run");
        Assert.Equal(Code.AcksLeader, await File.ReadAllTextAsync(folder.Of("Orders.cs")));
        Assert.StartsWith("--- a/Orders.cs\n+++ b/Orders.cs\n@@ -4,7 +4,7 @@\n", run.Out.ReplaceLineEndings("\n"));
        Assert.Contains("\n-        var config = new ProducerConfig { BootstrapServers = \"broker:9092\", Acks = Acks.Leader };\n+", run.Out);
    }

    [Fact]
    public async Task Rule_leaves_the_others_alone()
    {
        using var folder = new Folder().With("Orders.cs", Code.AcksLeader).With("Billing.cs", Code.CommitFirst);
        await Run.ToolAsync("fix", folder.Path, "--loose", "--rule", "KD2101");
        Assert.Equal(Code.AcksLeader, await File.ReadAllTextAsync(folder.Of("Orders.cs")));
        Assert.NotEqual(Code.CommitFirst, await File.ReadAllTextAsync(folder.Of("Billing.cs")));
    }
}
