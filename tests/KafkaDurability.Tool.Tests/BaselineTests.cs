namespace KafkaDurability.Tool.Tests;

public sealed class BaselineTests
{
    [Fact]
    public async Task What_was_written_is_accepted_and_what_is_new_is_not()
    {
        using var folder = new Folder().With("Orders.cs", Code.AcksLeader);
        var file = folder.Of("accepted.json");
        Assert.Equal(ExitCodes.Clean, (await Run.ScanAsync(folder, "--write-baseline", file)).Code);
        Assert.Contains("\"rule\": \"KD1002\"", await File.ReadAllTextAsync(file));

        var accepted = await Run.ScanAsync(folder, "--baseline", file);
        Assert.Equal(ExitCodes.Clean, accepted.Code);
        Assert.Contains("2 accepted risks: 2 in the baseline, 0 suppressed in code.", accepted.Out);

        folder.With("Billing.cs", Code.CommitFirst);
        var grown = await Run.ScanAsync(folder, "--baseline", file);
        Assert.Equal(ExitCodes.Findings, grown.Code);
        Assert.Equal((true, false), (grown.Out.Contains("KD2101"), grown.Out.Contains("KD1002")));
    }

    [Fact]
    public async Task The_file_beside_the_code_is_read_by_itself_and_entries_without_a_finding_are_named()
    {
        using var folder = new Folder().With("Orders.cs", Code.AcksLeader);
        await Run.ScanAsync(folder, "--write-baseline", folder.Of("kafka-durability.baseline.json"));
        Assert.Equal(ExitCodes.Clean, (await Run.ScanAsync(folder)).Code);

        folder.With("Orders.cs", Code.Fine);
        Assert.Contains("Baseline entries that match nothing any more: 1, KD1002 Orders.SendAsync(string)", (await Run.ScanAsync(folder)).Out);
    }

    [Theory]
    [InlineData("{ \"findings\": ")]
    [InlineData("{}")]
    public async Task A_file_that_is_no_baseline_ends_with_one_line(string text)
    {
        using var folder = new Folder().With("Orders.cs", Code.AcksLeader).With("accepted.json", text);
        var run = await Run.ScanAsync(folder, "--baseline", folder.Of("accepted.json"));
        Assert.Equal(ExitCodes.CouldNotRun, run.Code);
        Assert.Contains("is no baseline: ", run.Error);
        Assert.Single(run.Error.Trim().Split('\n'));
    }
}
