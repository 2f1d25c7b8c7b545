using System.Text.RegularExpressions;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>Descriptors, pages, tables and release notes say the same; a failing test says what to write.</summary>
public sealed partial class DocsAgreeTests
{
    private static readonly string[] s_sections = ["What goes wrong", "Flagged", "Fixed", "Not flagged", "When to suppress"];

    public static TheoryData<string> Rules { get; } = new(Shipped.Rules.Select(rule => rule.Id));

    public static TheoryData<string> Pages { get; } = new(RulePage.All.Select(page => page.Id));

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() =>
        Assert.Equal(Shipped.Rules.Select(rule => rule.Id), RulePage.All.Select(page => page.Id));

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_begins_as_its_rule_says(string id)
    {
        var rule = Shipped.Rules.Single(rule => rule.Id == id);
        var page = RulePage.All.SingleOrDefault(page => page.Id == id);

        // Titles are plain text; pages may set names in code type.
        Assert.True(
            page is { IsWellFormed: true } && page.HeadingId == id && Plain(page.Title) == rule.Title.ToString() && page.Severity == SeverityOf(rule),
            $"docs/rules/{id}.md must begin with:\n\n# {id}: {rule.Title}\n\nSeverity: {SeverityOf(rule)} · Fix: {page?.Fix ?? "<what the fix does, or none>"}\n");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_names_a_fix_where_a_fixer_takes_the_rule(string id) =>
        Assert.Equal(Shipped.FixersOf(id).Any(), RulePage.Of(id).HasFix);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_the_sections_of_all_pages(string id)
    {
        var sections = RulePage.Of(id).Sections;
        Assert.Equal(s_sections, sections.Where(section => section is not ("Options" or "Proof")));
        Assert.True(!sections.Contains("Proof") || sections[^1] == "Proof", "The proof ends the page.");
    }

    [Fact]
    public void The_table_lists_what_the_pages_say()
    {
        const string file = "docs/README.md";
        var expected = "| Rule | Hazard | Severity | Fix |\n|---|---|---|---|\n" + string.Concat(
            RulePage.All.Select(page => $"| [{page.Id}](rules/{page.Id}.md) | {page.Title} | {page.Severity} | {page.Fix} |\n"));

        var text = Repository.Read(file);
        var table = Markdown.RuleTable(text);
        Assert.NotEmpty(table);
        Generated.Is(file, text.Replace(table, expected, StringComparison.Ordinal));
    }

    [Fact]
    public void The_unshipped_release_lists_the_rules_that_no_release_has()
    {
        var shipped = ReleaseRows().Matches(Repository.Read("src/KafkaDurability.Analyzers/AnalyzerReleases.Shipped.md"))
            .Select(match => match.Groups["id"].Value)
            .ToHashSet();
        var rows = Shipped.Rules.Where(rule => !shipped.Contains(rule.Id)).Select(rule =>
            $"{rule.Id} | {rule.Category} | {(rule.IsEnabledByDefault ? rule.DefaultSeverity : "Disabled")} | [Documentation]({rule.HelpLinkUri})\n");
        Generated.Is(
            "src/KafkaDurability.Analyzers/AnalyzerReleases.Unshipped.md",
            "; Unshipped analyzer release\n\n### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n" + string.Concat(rows));
        Assert.Empty(shipped.Except(Shipped.Rules.Select(rule => rule.Id)));
    }

    /// <summary>A rule that is not in the list, or that no analyzer reports, is lost without a word.</summary>
    [Fact]
    public void The_list_has_each_rule_and_an_analyzer_reports_each()
    {
        var classes = typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract);
        Assert.Equal(classes.OrderBy(type => type.FullName, StringComparer.Ordinal), AllRules.All.Select(rule => rule.GetType()).OrderBy(type => type.FullName, StringComparer.Ordinal));
        Assert.Equal(Shipped.Rules.Select(rule => rule.Id), AllRules.All.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal));
        Assert.All(AllRules.All.GroupBy(rule => rule.Id), same => Assert.Single(same.Select(rule => (rule.Descriptor, rule.Consequence)).Distinct()));
    }

    private static string SeverityOf(DiagnosticDescriptor rule) =>
        rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString().ToLowerInvariant() : "off";

    private static string Plain(string title) => title.Replace("`", "");

    [GeneratedRegex(@"^(?<id>KD\d{4})\s*\|", RegexOptions.Multiline)]
    private static partial Regex ReleaseRows();
}
