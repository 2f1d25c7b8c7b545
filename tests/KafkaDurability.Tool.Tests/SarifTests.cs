using System.Text.Json;

namespace KafkaDurability.Tool.Tests;

public sealed class SarifTests
{
    [Fact]
    public async Task Each_step_of_the_way_is_a_location_of_the_code_flow()
    {
        using var folder = new Folder().With("Billing.cs", Code.CommitFirst);
        var result = Result(await Run.ScanAsync(folder, "--format", "sarif"));
        var steps = result.GetProperty("codeFlows")[0].GetProperty("threadFlows")[0].GetProperty("locations").EnumerateArray()
            .Select(step => step.GetProperty("location").GetProperty("physicalLocation"))
            .Select(place => (place.GetProperty("artifactLocation").GetProperty("uri").GetString(), place.GetProperty("region").GetProperty("startLine").GetInt32()));
        Assert.Equal([("Billing.cs", 17), ("Billing.cs", 18), ("Billing.cs", 19)], steps);
        Assert.Equal(18, result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public async Task The_fingerprint_stays_when_lines_move_and_goes_with_the_code()
    {
        using var folder = new Folder().With("Billing.cs", Code.CommitFirst);
        var before = Fingerprint(await Run.ScanAsync(folder, "--format", "sarif"));
        folder.With("Billing.cs", "// a comment\n\n" + Code.CommitFirst);
        Assert.Equal(before, Fingerprint(await Run.ScanAsync(folder, "--format", "sarif")));
        folder.With("Billing.cs", Code.CommitFirst.Replace("Billing", "Invoices"));
        Assert.NotEqual(before, Fingerprint(await Run.ScanAsync(folder, "--format", "sarif")));
    }

    [Fact]
    public async Task A_path_with_spaces_and_other_letters_is_a_uri()
    {
        using var folder = new Folder("Mein Gerät 注文").With("Bestell ungen/Rechnung ü.cs", Code.AcksLeader);
        var run = await Run.ScanAsync(folder, "--format", "sarif");
        var uri = Result(run).GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString();
        Assert.Equal("Bestell%20ungen/Rechnung%20%C3%BC.cs", uri);
    }

    private static JsonElement Result(Run run) => JsonDocument.Parse(run.Out).RootElement.GetProperty("runs")[0].GetProperty("results")[0];

    private static string? Fingerprint(Run run) => Result(run).GetProperty("partialFingerprints").GetProperty("kafkaDurability/v1").GetString();
}
