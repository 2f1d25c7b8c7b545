using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>The code on the rule pages and the front page compiles, and does what the text around it says.</summary>
public sealed class PageSamplesTests
{
    public static TheoryData<string> Pages { get; } = new(RulePage.All.Select(page => page.Id));

    public static TheoryData<string> PagesWithFix { get; } =
        new(RulePage.All.Where(page => page.HasFix && !page.IsFixedInEditorOnly).Select(page => page.Id));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Flagged_code_reports_this_rule_and_no_other(string id)
    {
        foreach (var (block, settings) in SamplesOf(id, "Flagged").Zip(RulePage.Of(id).Settings("Flagged")))
        {
            AssertReports([id], await new Sample(block, RulePage.Of(id).Options("Flagged"), settings, References(settings)).ReportAsync(), block);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Fixed_code_is_silent(string id) => AssertSilentAsync(id, "Fixed");

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Code_that_looks_alike_is_silent(string id) => AssertSilentAsync(id, "Not flagged");

    [Theory]
    [MemberData(nameof(PagesWithFix))]
    public async Task Fixed_code_is_what_the_fix_makes_of_the_flagged_code(string id)
    {
        var flagged = SamplesOf(id, "Flagged");
        var expected = SamplesOf(id, "Fixed");
        Assert.Equal(flagged.Count, expected.Count);
        foreach (var (before, after, settings) in flagged.Zip(expected, RulePage.Of(id).Settings("Flagged")))
        {
            await AssertFixedAsync(id, before, after, settings);
        }
    }

    [Fact]
    public async Task The_front_page_shows_what_the_fix_does()
    {
        var blocks = Markdown.CSharpBlocks(Repository.Read("README.md"));
        Assert.Equal(2, blocks.Count);
        await AssertFixedAsync("KD2002", blocks[0], blocks[1]);
        AssertReports([], await new Sample(blocks[1]).ReportAsync(), blocks[1]);
    }

    /// <summary>Code that binds a settings file needs the libraries for that.</summary>
    private static IEnumerable<MetadataReference>? References(string settings) => settings.Length == 0 ? null : SampleReferences.Hosting;

    private static IReadOnlyList<string> SamplesOf(string id, string section)
    {
        var samples = RulePage.Of(id).Samples(section);
        Assert.True(samples.Count > 0, $"docs/rules/{id}.md shows no C# under \"{section}\"");
        return samples;
    }

    private static async Task AssertSilentAsync(string id, string section)
    {
        foreach (var (block, settings) in SamplesOf(id, section).Zip(RulePage.Of(id).Settings(section)))
        {
            AssertReports([], await new Sample(block, RulePage.Of(id).Options(section), settings, References(settings)).ReportAsync(), block);
        }
    }

    private static async Task AssertFixedAsync(string id, string before, string after, string settings = "")
    {
        var sample = new Sample(before, "", settings, References(settings));
        var reported = await sample.ReportAsync();
        AssertReports([id], reported, before);
        Assert.Equal(after, await sample.FixAsync(reported[0]));
    }

    private static void AssertReports(IEnumerable<string> expected, ImmutableArray<Diagnostic> reported, string block) => Assert.True(
        expected.SequenceEqual(reported.Select(diagnostic => diagnostic.Id)),
        $"Expected [{string.Join(", ", expected)}], but was:\n{string.Join("\n", reported)}\nin:\n{block}");
}
