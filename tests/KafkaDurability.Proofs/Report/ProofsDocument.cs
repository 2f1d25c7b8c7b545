using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Proofs.Scenarios;

namespace KafkaDurability.Proofs.Report;

/// <summary>docs/proofs.md, and what of it the front page shows.</summary>
internal static class ProofsDocument
{
    public const string Path = "docs/proofs.md";
    public const string FrontPage = "README.md";

    private const string Begin = "<!-- proofs -->\n";
    private const string End = "<!-- /proofs -->";

    /// <summary>What the front page shows: a few of each kind.</summary>
    private static readonly string[] s_shown = ["KD1101", "KD2002", "KD2104"];

    public static string Of(IReadOnlyList<Proof> proofs) => $"""
        # Proofs

        A warning that says "this loses messages" has to be able to show it. For each of these {proofs.DistinctBy(proof => proof.Scenario.Rule).Count()} rules, the first flagged
        code of its page is compiled and run on a real client, against the mock brokers that librdkafka carries, under a
        fault; where a line names a kind, it is the page's code of that kind. Then the package's own fix is applied to that code, and the result is run under the same fault; where there is
        no fix, it is the code that the page shows as fixed. `dotnet test` does so each time. To see it, for some rules or for
        all:

        ```
        dotnet run --project tests/KafkaDurability.Proofs -- KD2101 KD2104
        ```

        Lost are messages that never arrive: in the topic's log where the program sends, at `Process` or `ProcessAsync` where
        it consumes. A caller who sends again what it is told has failed is told by an exception, or by a line on the error
        output: what is lost then, nobody has been told of. Duplicated are messages that arrive more than once. A killed
        process is a process of the operating system that is killed while the order is in work. Timeouts that the code does
        not set are shorter than by default, so that a proof takes seconds.

        {Table(proofs, "rules/")}
        To add one, write it into
        [ProducerScenarios](../tests/KafkaDurability.Proofs/Scenarios/ProducerScenarios.cs) or
        [ConsumerScenarios](../tests/KafkaDurability.Proofs/Scenarios/ConsumerScenarios.cs), and run all with `--markdown`, which
        writes this page, the front page's table, and the section of the rule's page.

        ## Rules that cannot be proved this way

        | Rule | Why | Source |
        |---|---|---|
        {Lines(NotProvable.List.Select(rule => $"| [{rule.Rule}](rules/{rule.Rule}.md) | {rule.Reason} | {rule.Source} |"))}

        """.ReplaceLineEndings("\n");

    /// <summary>The front page's text with these figures.</summary>
    public static string PutOnFrontPage(string text, IReadOnlyList<Proof> proofs)
    {
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var table = Table(proofs.Where(proof => proof.Scenario.Kind is null && s_shown.Contains(proof.Scenario.Rule)), "docs/rules/");
        return text[..start] + table + text[text.IndexOf(End, StringComparison.Ordinal)..];
    }

    /// <summary>Writes the document, the front page and the pages of the rules.</summary>
    public static void Write(IReadOnlyList<Proof> proofs)
    {
        Repository.Write(Path, Of(proofs));
        Repository.Write(FrontPage, PutOnFrontPage(Repository.Read(FrontPage), proofs));
        foreach (var (rule, section) in Sections(proofs))
        {
            var page = $"docs/rules/{rule}.md";
            Repository.Write(page, PageSection.Put(Repository.Read(page), section));
        }
    }

    public static IEnumerable<(string Rule, string Section)> Sections(IEnumerable<Proof> proofs) =>
        proofs.GroupBy(proof => proof.Scenario.Rule).Select(rule => (rule.Key, PageSection.Of(rule.ToList())))
            .Concat(NotProvable.List.Select(rule => (rule.Rule, PageSection.Of(rule))));

    private static string Table(IEnumerable<Proof> proofs, string pages) => $"""
        | Rule | What happens | Messages | Lost | after the fix | Duplicated | after the fix |
        |---|---|---|---|---|---|---|
        {Lines(proofs.Select(proof => $"| [{proof.Scenario.Rule}]({pages}{proof.Scenario.Rule}.md) | {PageSection.Heard(proof)} | {proof.Scenario.Messages} | {proof.Flagged.Lost} | {proof.Fixed.Lost} | {proof.Flagged.Duplicated} | {proof.Fixed.Duplicated} |"))}

        """;

    private static string Lines(IEnumerable<string> lines) => string.Join("\n", lines);
}
