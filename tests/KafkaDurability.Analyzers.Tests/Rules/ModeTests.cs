using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Tests.Rules;

/// <summary>A project has a mode, a folder may have its own, and the compiler's own severities win over both.</summary>
public class ModeTests
{
    private const string Loss = "KD1002";
    private const string Duplicate = "KD1003";
    private const string Crash = "KD2004";
    private const string Suggestion = "KD1008";

    [Theory]
    [InlineData(Loss, "strict", DiagnosticSeverity.Error)]
    [InlineData(Loss, "Relaxed", DiagnosticSeverity.Warning)]
    [InlineData(Loss, "default", DiagnosticSeverity.Warning)]
    [InlineData(Loss, "off", null)]
    [InlineData(Duplicate, "strict", DiagnosticSeverity.Warning)]
    [InlineData(Duplicate, "relaxed", DiagnosticSeverity.Info)]
    [InlineData(Crash, "strict", DiagnosticSeverity.Error)]
    [InlineData(Suggestion, "strict", DiagnosticSeverity.Warning)]
    [InlineData(Suggestion, "relaxed", null)]
    public async Task A_folder_or_the_project_sets_the_mode(string rule, string mode, DiagnosticSeverity? expected)
    {
        Assert.Equal(expected, await SeverityAsync(rule, $"kafka_durability.mode = {mode}", ""));
        Assert.Equal(expected, await SeverityAsync(rule, "", $"build_property.KafkaDurabilityMode = {mode}"));
    }

    [Theory]
    [InlineData("strict", "off", null)]
    [InlineData("strict", "relaxed", DiagnosticSeverity.Warning)]
    [InlineData("off", "strict", DiagnosticSeverity.Error)]
    [InlineData("strict", "nonsense", DiagnosticSeverity.Error)]
    [InlineData("nonsense", "", DiagnosticSeverity.Warning)]
    public async Task The_folder_wins_over_the_project(string project, string folder, DiagnosticSeverity? expected) => Assert.Equal(
        expected, await SeverityAsync(Loss, folder.Length == 0 ? "" : $"kafka_durability.mode = {folder}", $"build_property.KafkaDurabilityMode = {project}"));

    [Theory]
    [InlineData("dotnet_analyzer_diagnostic.category-KafkaDurability.severity = none", null)]
    [InlineData("dotnet_analyzer_diagnostic.category-KafkaDurability.severity = suggestion", DiagnosticSeverity.Info)]
    [InlineData("dotnet_analyzer_diagnostic.severity = suggestion", DiagnosticSeverity.Info)]
    [InlineData("dotnet_diagnostic.KD1002.severity = suggestion", DiagnosticSeverity.Info)]
    public async Task The_users_severity_wins_over_the_mode(string line, DiagnosticSeverity? expected) =>
        Assert.Equal(expected, await SeverityAsync(Loss, line, "build_property.KafkaDurabilityMode = Strict"));

    [Fact]
    public async Task What_nobody_may_lose_twice_is_never_less_than_a_warning_but_where_all_is_off()
    {
        Assert.Equal(DiagnosticSeverity.Warning, await SeverityAsync(Duplicate, "kafka_durability.mode = relaxed\nkafka_durability.guarantee = exactly_once", ""));
        Assert.Null(await SeverityAsync(Duplicate, "kafka_durability.mode = off\nkafka_durability.guarantee = exactly_once", ""));
        Assert.Null(await SeverityAsync(Loss, "kafka_durability.mode = strict\nkafka_durability.guarantee = at_most_once", ""));
    }

    [Theory]
    [InlineData("[*.json]\nkafka_durability.mode = off", null)]
    [InlineData("[*.json]\nkafka_durability.mode = strict", DiagnosticSeverity.Warning)]
    [InlineData("[*]\nkafka_durability.mode = relaxed", DiagnosticSeverity.Info)]
    public async Task Findings_inside_settings_files_go_by_the_folder_of_the_file(string lines, DiagnosticSeverity? expected)
    {
        var page = RulePage.Of("KD5001");
        var reported = await new Sample(page.Samples("Flagged")[0], "\n" + lines, page.Settings("Flagged")[0], Verify.References).ReportAsync();
        Assert.Equal(expected, reported.SingleOrDefault(diagnostic => diagnostic.Id == "KD5001")?.Severity);
    }

    private static async Task<DiagnosticSeverity?> SeverityAsync(string rule, string folder, string project)
    {
        var reported = await new Sample(RulePage.Of(rule).Samples("Flagged")[0], folder, global: project).ReportAsync();
        return reported.SingleOrDefault(diagnostic => diagnostic.Id == rule)?.Severity;
    }
}
