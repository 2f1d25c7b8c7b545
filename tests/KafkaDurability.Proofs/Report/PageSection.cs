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

    public static string Of(Proof proof)
    {
        var scenario = proof.Scenario;
        return $"""
            {Heading}
            {Wrapped(Story(proof))}

            | Code | Messages | Lost | Duplicated |
            |---|---|---|---|
            | as flagged | {scenario.Messages} | {proof.Flagged.Lost} | {proof.Flagged.Duplicated} |
            | {(RulePage.Of(scenario.Rule).HasFix ? "after the fix" : "as fixed above")} | {scenario.Messages} | {proof.Fixed.Lost} | {proof.Fixed.Duplicated} |

            On a mock broker: `dotnet run --project tests/KafkaDurability.Proofs -- {scenario.Rule}` ([all proofs](../proofs.md)).

            """.ReplaceLineEndings("\n");
    }

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
