using System.Text.RegularExpressions;

namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>Links lead somewhere: those to this project go by its one address, those within the repository to a file and a heading.</summary>
public sealed partial class LinkTests
{
    private static readonly List<string> s_texts =
    [
        "README.md", "CHANGELOG.md",
        .. Repository.Files("docs", "*.md").Concat(Repository.Files("src", "*.md"))
            .Select(path => path.Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Select(Repository.Relative),
    ];

    public static TheoryData<string> Texts { get; } = new(s_texts);

    public static TheoryData<string> Rules { get; } = new(Shipped.Rules.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_links_to_its_page_below_the_address_of_the_project(string id) =>
        Assert.Equal($"{Repository.Address}/blob/main/docs/rules/{id}.md", Shipped.Rules.Single(rule => rule.Id == id).HelpLinkUri);

    /// <summary>What a change of the address has to change, and docs/CONTRIBUTING.md names.</summary>
    [Fact]
    public void Every_link_to_the_project_is_below_its_address()
    {
        var links = s_texts.SelectMany(text => Own().Matches(Repository.Read(text)).Select(match => match.Value)).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith(Repository.Address, link, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_link_within_the_repository_leads_to_a_file_and_a_heading(string text)
    {
        foreach (var target in Relative().Matches(Code().Replace(Repository.Read(text), "")).Select(match => match.Groups["target"].Value))
        {
            var (path, heading) = target.Split('#') is [var file, var anchor] ? (file, anchor) : (target, "");
            var full = path.Length == 0 ? text : Repository.Combine(text, path);
            Assert.True(Repository.Has(full), $"{text} links to {target}, which is not there");
            Assert.True(
                heading.Length == 0 || Headings().Matches(Code().Replace(Repository.Read(full), "")).Any(match => Anchor(match.Groups[1].Value) == heading),
                $"{text} links to {target}, but {full} has no such heading");
        }
    }

    private static string Anchor(string heading) => NotInAnchors().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"https://[^\s)>""]*/KafkaDurability\.Analyzers\b[^\s)>""]*")]
    private static partial Regex Own();

    [GeneratedRegex(@"\]\((?<target>(?![a-z]+:)[^)\s]+)\)")]
    private static partial Regex Relative();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
