using System.Text;
using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Proofs.Scenarios;

namespace KafkaDurability.Proofs.Report;

/// <summary>The section of a rule's page that tells how its claim was put to the test.</summary>
internal static class PageSection
{
    /// <summary>The line that the section begins with; it is the last of a page.</summary>
    public const string Heading = "## Proof\n";

    private const int LineLength = 120;

    /// <param name="proofs">All of one rule.</param>
    public static string Of(IReadOnlyList<Proof> proofs) => $"""
        {Heading}
        {string.Join("\n", proofs.Select(Figures))}
        On a mock broker: `dotnet run --project tests/KafkaDurability.Proofs -- {proofs[0].Scenario.Rule}` ([all proofs](../proofs.md)).

        """.ReplaceLineEndings("\n");

    /// <summary>What happens, in words, and to which kind of code.</summary>
    public static string Heard(Proof proof) => (proof.Scenario.Kind is { } kind ? kind + ": " : "") + Story(proof);

    /// <summary>What happens, in words.</summary>
    public static string Story(Proof proof) =>
        proof.Scenario.Fault
        + (proof.Flagged.Ends.Length > 0 ? $" The flagged code ends with `{proof.Flagged.Ends}`." : "")
        + (proof.Scenario.Note is { } note ? " " + note : "");

    public static string Of(NotProvable rule) => $"{Heading}\n{Wrapped($"Not run. {rule.Reason} {rule.Source}")}\n";

    /// <summary>The page with this section in place of the one it has, if any.</summary>
    public static string Put(string page, string section)
    {
        var start = page.IndexOf("\n" + Heading, StringComparison.Ordinal);
        return (start < 0 ? page + "\n" : page[..(start + 1)]) + section;
    }

    private static string Figures(Proof proof) => $"""
        {Wrapped(Heard(proof))}

        | Code | Messages | Lost | Duplicated |
        |---|---|---|---|
        | as flagged | {proof.Scenario.Messages} | {proof.Flagged.Lost} | {proof.Flagged.Duplicated} |
        | {(RulePage.Of(proof.Scenario.Rule).HasFix && !proof.Scenario.IsFixedByHand ? "after the fix" : "as fixed above")} | {proof.Scenario.Messages} | {proof.Fixed.Lost} | {proof.Fixed.Duplicated} |

        """;

    private static string Wrapped(string text)
    {
        var lines = new StringBuilder();
        var length = 0;
        foreach (var word in text.Split(' '))
        {
            if (length > 0 && length + 1 + word.Length > LineLength)
            {
                lines.Append('\n');
                length = 0;
            }
            else if (length > 0)
            {
                lines.Append(' ');
                length++;
            }

            lines.Append(word);
            length += word.Length;
        }

        return lines.ToString();
    }
}
