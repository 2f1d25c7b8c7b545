using System.Text;
using KafkaDurability.Analyzers.Tests.Typestate;
using KafkaDurability.Analyzers.Typestate;

namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>docs/automata.md shows each automaton as a diagram that follows from its table.</summary>
public class AutomataDocsAgreeTests
{
    private const string Page = "docs/automata.md";

    /// <summary>An event that does the same in so many states is told in words: as arrows it would hide the others.</summary>
    private const int Many = 5;

    [Fact]
    public void The_page_shows_the_tables()
    {
        var text = Repository.Read(Page).ReplaceLineEndings("\n");
        var start = text.IndexOf("\n## ", StringComparison.Ordinal);
        Generated.Is(Page, text[..(start < 0 ? text.Length : start)] + string.Concat(Automata.All.Select(Section)));
    }

    private static string Section(Automaton automaton)
    {
        var text = new StringBuilder($"\n## {automaton.Name}\n\n{automaton.Meaning}\n\n```mermaid\nstateDiagram-v2\n");
        foreach (var state in automaton.Entries)
        {
            text.Append($"    [*] --> {state.Name}\n");
        }

        var arrows = automaton.Rows.Where(row => row.From.Count < Many || row.Error is not null)
            .SelectMany(row => row.From.Select(from => (From: from.Name, To: To(row, from), Label: row.On.Name + (row.Error is null ? "" : $" ({row.Error.Name})"), row)))
            .Where(arrow => arrow.row.To is not null || arrow.row.Error is not null);
        foreach (var arrow in arrows.GroupBy(arrow => (arrow.From, arrow.To)))
        {
            text.Append($"    {arrow.Key.From} --> {arrow.Key.To} : {string.Join(", ", arrow.Select(one => one.Label))}\n");
        }

        text.Append("```\n\n| State | |\n|---|---|\n");
        text.AppendJoin("", automaton.States.Select(state => $"| {state.Name} | {state.Meaning} |\n"));
        text.Append("\n| Event | |\n|---|---|\n");
        text.AppendJoin("", automaton.Events.Select(on => $"| {on.Name} | {on.Meaning} |\n"));
        text.Append("\n| Error | |\n|---|---|\n");
        text.AppendJoin("", automaton.Rows.Select(row => row.Error).OfType<Error>().Distinct().Select(error => $"| {error.Name} | {error.Meaning} |\n"));
        var everywhere = automaton.Rows.Where(row => row.From.Count >= Many && row.Error is null).ToList();
        if (everywhere.Count > 0)
        {
            text.Append("\nNot drawn, as there would be an arrow from nearly every state:\n\n");
            text.AppendJoin("", everywhere.Select(row => $"- {row.On.Name} leads to {(row.To is null ? "nowhere" : row.To.Name)} from {string.Join(", ", row.From.Select(from => from.Name))}.\n"));
        }

        return text.ToString();
    }

    private static string To(Transition row, State from) => row.To is null ? "[*]" : row.To == State.Same ? from.Name : row.To.Name;
}
