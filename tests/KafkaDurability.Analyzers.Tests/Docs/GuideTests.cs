using KafkaDurability.Analyzers.CodeFixes;

namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>What a newcomer reads is short, complete and compiled.</summary>
public sealed class GuideTests
{
    private const string Report = "A warning that is wrong? [Report it](../CONTRIBUTING.md#a-warning-that-is-wrong).";

    /// <summary>In characters, without the link that the build puts after it.</summary>
    private const int LongestMessage = 200;

    public static TheoryData<string> Pages { get; } = new(RulePage.All.Select(page => page.Id));

    [Fact]
    public void The_front_page_is_short() => Assert.InRange(Repository.Read("README.md").Split('\n').Length, 50, 151);

    [Fact]
    public void The_gate_lists_the_rules_that_are_fixed_automatically() => Assert.Contains(
        "\n<!-- gate -->\n```\ndotnet format analyzers --severity info --diagnostics " + string.Join(" ", FixableRules.Automatic.Order(StringComparer.Ordinal)) + " && git diff --exit-code\n```\n",
        Repository.Read("docs/ci.md"),
        StringComparison.Ordinal);

    [Fact]
    public async Task The_answer_to_a_message_that_always_fails_compiles_and_is_silent()
    {
        var block = Assert.Single(Markdown.CSharpBlocks(Repository.Read("docs/poison-messages.md")));
        Assert.Empty(await new Sample(block).ReportAsync());
        Assert.Contains("(../poison-messages.md)", Repository.Read("docs/rules/KD2104.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_says_where_to_report_a_wrong_warning(string id) => Assert.Contains("\n" + Report + "\n", Repository.Read($"docs/rules/{id}.md"), StringComparison.Ordinal);

    /// <summary>Every question has a link; <see cref="LinkTests"/> looks that it leads somewhere.</summary>
    [Fact]
    public void Every_question_has_an_answer()
    {
        var rows = Repository.Read("docs/questions.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains("](", row, StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_is_short() => Assert.All(
        Shipped.Rules, rule => Assert.True(rule.MessageFormat.ToString().Length <= LongestMessage, $"{rule.Id} says it in {rule.MessageFormat.ToString().Length} characters"));

    /// <summary>Words of the workshop, or of another age; the plain ones are fix, handle, retry and again.</summary>
    [Fact]
    public void Titles_and_messages_are_plain()
    {
        string[] others = ["mend", "deal with", "deals with", "anew", "tried again", "try again"];
        Assert.All(Shipped.Rules, rule => Assert.DoesNotContain(
            others, word => $" {rule.Title} {rule.MessageFormat} {rule.Description} ".Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.All(RulePage.All, page => Assert.DoesNotContain(others, word => Repository.Read($"docs/rules/{page.Id}.md").Contains(" " + word, StringComparison.OrdinalIgnoreCase)));
    }
}
