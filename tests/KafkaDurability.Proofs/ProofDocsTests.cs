using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Proofs.Report;
using KafkaDurability.Proofs.Scenarios;

namespace KafkaDurability.Proofs;

/// <summary>The docs say what the scenarios say, and <see cref="ProofTests"/> that this is what happens.</summary>
public sealed class ProofDocsTests
{
    private const string Mend = "dotnet run --project tests/KafkaDurability.Proofs -- --markdown";

    private static readonly IReadOnlyList<Proof> s_proofs =
        AllScenarios.List.Select(scenario => new Proof(scenario, scenario.Flagged, Outcome.AllIsWell)).ToList();

    public static TheoryData<string> Rules { get; } = new(ProofsDocument.Sections(s_proofs).Select(section => section.Rule));

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_ends_with_its_proof(string rule) => Assert.True(
        Repository.Read($"docs/rules/{rule}.md").EndsWith("\n\n" + SectionOf(rule), StringComparison.Ordinal),
        $"docs/rules/{rule}.md must end with what follows ({Mend} writes it):\n\n{SectionOf(rule)}");

    [Fact]
    public void No_page_shows_a_proof_that_is_not_run() => Assert.Equal(
        ProofsDocument.Sections(s_proofs).Select(section => section.Rule).Order(StringComparer.Ordinal),
        RulePage.All.Where(page => page.Sections.Contains("Proof")).Select(page => page.Id));

    [Fact]
    public void The_document_lists_the_proofs() => Assert.True(
        Repository.Read(ProofsDocument.Path) == ProofsDocument.Of(s_proofs), $"{ProofsDocument.Path} is not what {Mend} writes.");

    [Fact]
    public void The_front_page_shows_some_of_them()
    {
        var text = Repository.Read(ProofsDocument.FrontPage);
        Assert.True(text == ProofsDocument.PutOnFrontPage(text, s_proofs), $"{ProofsDocument.FrontPage} is not what {Mend} writes.");
    }

    private static string SectionOf(string rule) => ProofsDocument.Sections(s_proofs).Single(section => section.Rule == rule).Section;
}
