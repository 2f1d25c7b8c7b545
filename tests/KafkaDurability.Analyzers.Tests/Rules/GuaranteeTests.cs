using KafkaDurability.Analyzers.Tests.Verifiers;
using KafkaDurability.Analyzers.Rules;
using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Tests.Rules;

/// <summary>What a folder promises decides which findings there are; the flagged code of each page is the case.</summary>
public class GuaranteeTests
{
    public static TheoryData<string> Ids { get; } = new(RulePage.All.Select(page => page.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Where_messages_may_be_lost_losses_are_silent(string id)
    {
        var isLoss = ConsequenceOf(id) == Consequence.Loss;
        Assert.All(await SeveritiesAsync(id, "at_most_once"), found => Assert.Equal(isLoss, found is null));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Where_nothing_may_come_twice_duplicates_are_warnings(string id)
    {
        // The user's own severity, which the page of a rule that is off has to set, goes before.
        var isSet = RulePage.Of(id).Options("Flagged").Contains($"dotnet_diagnostic.{id}.severity", StringComparison.Ordinal);
        var expected = ConsequenceOf(id) == Consequence.Duplicate && !isSet ? DiagnosticSeverity.Warning : DefaultOf(id);
        Assert.All(await SeveritiesAsync(id, "exactly_once"), found => Assert.Equal(expected, found));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task By_default_all_is_as_the_rules_say(string id) =>
        Assert.All(await SeveritiesAsync(id, "at_least_once"), found => Assert.Equal(DefaultOf(id), found));

    [Fact]
    public void All_findings_go_through_one_place() => Assert.Equal(
        ["Reporting.cs"],
        Repository.Files("src/KafkaDurability.Analyzers", "*.cs")
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && Repository.Read(path).Contains(".ToDiagnostic(", StringComparison.Ordinal))
            .Select(path => Path.GetFileName(path)));

    private static Consequence ConsequenceOf(string id) => AllRules.All.First(rule => rule.Id == id).Consequence;

    private static DiagnosticSeverity DefaultOf(string id) => Shipped.Rules.Single(rule => rule.Id == id).DefaultSeverity;

    /// <summary>For each flagged block the severity that the rule's finding has; null where there is none.</summary>
    private static async Task<List<DiagnosticSeverity?>> SeveritiesAsync(string id, string guarantee)
    {
        var page = RulePage.Of(id);
        var found = new List<DiagnosticSeverity?>();
        foreach (var (block, settings) in page.Samples("Flagged").Zip(page.Settings("Flagged")))
        {
            var options = page.Options("Flagged") + $"\nkafka_durability.guarantee = {guarantee}\n";
            var reported = await new Sample(block, options, settings, settings.Length == 0 ? null : Verify.References).ReportAsync();
            found.Add(reported.FirstOrDefault(diagnostic => diagnostic.Id == id)?.Severity);
        }

        Assert.NotEmpty(found);
        return found;
    }
}
