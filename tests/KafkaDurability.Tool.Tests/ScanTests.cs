using System.Text.Json;

namespace KafkaDurability.Tool.Tests;

public sealed class ScanTests
{
    [Fact]
    public async Task Text_has_the_rule_the_line_and_each_step_of_the_way()
    {
        using var folder = new Folder().With("Billing.cs", Code.CommitFirst);
        var run = await Run.ScanAsync(folder);
        Assert.Equal(ExitCodes.Findings, run.Code);
        Assert.Contains("Billing.cs", run.Out);
        Assert.Contains("18: warning KD2101", run.Out);
        var steps = run.Out.Split('\n').Select(line => line.Trim()).Where(line => line.Contains("line ") && line.Contains(": ") && !line.Contains("warning")).ToList();
        Assert.Equal(
            ["line 17: var result = consumer.Consume(token);", "→ line 18: consumer.Commit(result);", "line 19: Save(result.Message.Value);"],
            steps);
    }

    [Fact]
    public async Task Clean_code_ends_with_0()
    {
        using var folder = new Folder().With("Orders.cs", Code.Fine);
        var run = await Run.ScanAsync(folder);
        Assert.Equal(ExitCodes.Clean, run.Code);
        Assert.Contains("Nothing found in 1 project.", run.Out);
    }

    [Theory]
    [InlineData("error", ExitCodes.Clean)]
    [InlineData("warning", ExitCodes.Findings)]
    [InlineData("info", ExitCodes.Findings)]
    public async Task The_level_decides_the_exit_code(string level, int code)
    {
        using var folder = new Folder().With("Orders.cs", Code.AcksLeader);
        Assert.Equal(code, (await Run.ScanAsync(folder, "--level", level)).Code);
    }

    [Theory]
    [InlineData("KD1002", true, false)]
    [InlineData("kd21,KD3001", false, true)]
    public async Task Only_takes_rules_and_beginnings_of_rules(string only, bool acks, bool commit)
    {
        using var folder = new Folder().With("Orders.cs", Code.AcksLeader).With("Billing.cs", Code.CommitFirst);
        var run = await Run.ScanAsync(folder, "--only", only);
        Assert.Equal((acks, commit), (run.Out.Contains("KD1002"), run.Out.Contains("KD2101")));
    }

    [Fact]
    public async Task Json_is_json()
    {
        using var folder = new Folder().With("Billing.cs", Code.CommitFirst);
        var run = await Run.ScanAsync(folder, "--format", "json");
        var finding = JsonDocument.Parse(run.Out).RootElement.GetProperty("findings")[0];
        Assert.Equal(("KD2101", "loss", "Billing.cs", 18, 3), (
            finding.GetProperty("rule").GetString(), finding.GetProperty("consequence").GetString(), finding.GetProperty("file").GetString(),
            finding.GetProperty("line").GetInt32(), finding.GetProperty("way").GetArrayLength()));
    }

    [Fact]
    public async Task Markdown_is_a_table_with_links()
    {
        using var folder = new Folder().With("Billing.cs", Code.CommitFirst);
        var run = await Run.ScanAsync(folder, "--format", "markdown");
        Assert.Contains("docs/rules/KD2101.md) | `Billing.cs:18` |", run.Out);
    }

    [Fact]
    public async Task The_options_of_a_folder_count()
    {
        using var folder = new Folder().With("Orders.cs", Code.AcksLeader).With(".editorconfig", "root = true\n[*.cs]\nkafka_durability.guarantee = at_most_once\n");
        Assert.Equal(ExitCodes.Clean, (await Run.ScanAsync(folder)).Code);
    }

    [Fact]
    public async Task What_is_suppressed_in_code_is_no_finding_and_has_its_reason()
    {
        using var folder = new Folder().With("Orders.cs", "#pragma warning disable KD1002 // telemetry, may be lost\n" + Code.AcksLeader);
        var run = await Run.ScanAsync(folder, "--format", "json");
        Assert.Equal(ExitCodes.Clean, run.Code);
        Assert.Equal("#pragma: telemetry, may be lost", JsonDocument.Parse(run.Out).RootElement.GetProperty("findings")[0].GetProperty("accepted").GetString());
    }
}
