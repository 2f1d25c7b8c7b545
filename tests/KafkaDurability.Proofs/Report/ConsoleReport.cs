using KafkaDurability.Proofs.Scenarios;
using Spectre.Console;

namespace KafkaDurability.Proofs.Report;

/// <summary>Runs the proofs that are asked for, and prints them as a table.</summary>
internal static class ConsoleReport
{
    private const string Markdown = "--markdown";

    /// <param name="args">Rules, none for all; <c>--markdown</c> writes the docs, which takes all rules.</param>
    /// <returns>0 where all proofs hold, 1 where one does not, 2 where the arguments make no sense.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var rules = args.Where(arg => arg != Markdown).Select(arg => arg.ToUpperInvariant()).ToHashSet();
        var writes = args.Contains(Markdown);
        var known = AllScenarios.List.Select(scenario => scenario.Rule).Distinct().ToList();
        if (rules.Except(known).ToList() is { Count: > 0 } unknown)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]No proof for {string.Join(", ", unknown)}.[/] There are proofs for {string.Join(", ", known)}.");
            return 2;
        }

        if (writes && rules.Count > 0)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{Markdown} writes about all rules:[/] leave the rules out.");
            return 2;
        }

        var scenarios = AllScenarios.List.Where(scenario => rules.Count == 0 || rules.Contains(scenario.Rule)).ToList();
        var proofs = await ProveAsync(scenarios);
        Print(scenarios, proofs);
        if (proofs.Count < scenarios.Count || !proofs.Values.All(proof => proof.Holds))
        {
            return 1;
        }

        if (writes)
        {
            ProofsDocument.Write(scenarios.Select(scenario => proofs[scenario]).ToList());
            AnsiConsole.MarkupLineInterpolated($"Written: {ProofsDocument.Path}, {ProofsDocument.FrontPage} and the pages of the rules.");
        }

        return 0;
    }

    /// <returns>The proofs that came to an end; what kept one from it is printed.</returns>
    private static async Task<Dictionary<Scenario, Proof>> ProveAsync(IReadOnlyList<Scenario> scenarios)
    {
        using var run = new ProofRun(scenarios);
        var proofs = new Dictionary<Scenario, Proof>();
        var failures = new List<(string Name, Exception Exception)>();
        await AnsiConsole.Progress().HideCompleted(true).StartAsync(async progress =>
        {
            var bar = progress.AddTask("Proofs", maxValue: scenarios.Count);
            var running = scenarios.ToDictionary(run.ProveAsync);
            await foreach (var done in Task.WhenEach(running.Keys))
            {
                var scenario = running[done];
                if (done.IsCompletedSuccessfully)
                {
                    proofs.Add(scenario, await done);
                }
                else
                {
                    failures.Add((scenario.Name, done.Exception!.InnerException!));
                }

                bar.Description = $"{scenario.Name} is done";
                bar.Increment(1);
            }
        });

        foreach (var (name, exception) in failures)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{name}[/] {exception.Message}");
        }

        return proofs;
    }

    private static void Print(IReadOnlyList<Scenario> scenarios, Dictionary<Scenario, Proof> proofs)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = 120;
        }

        var table = new Table { ShowRowSeparators = true }.AddColumns("Rule", "What happens", "Sent", "Lost", "Duplicated", "Holds");
        foreach (var proof in scenarios.Where(proofs.ContainsKey).Select(scenario => proofs[scenario]))
        {
            table.AddRow(
                Markup.Escape(proof.Scenario.Name),
                Markup.Escape(PageSection.Story(proof).Replace("`", "")),
                proof.Scenario.Messages.ToString(),
                Figures(proof.Flagged.Lost, proof.Fixed.Lost),
                Figures(proof.Flagged.Duplicated, proof.Fixed.Duplicated),
                proof.Holds ? "[green]yes[/]" : Markup.Escape(Difference(proof)));
        }

        table.Caption("Figures: as flagged → after the fix");
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"{proofs.Values.Count(proof => proof.Holds)} of {scenarios.Count} claims proved.");
        foreach (var rule in NotProvable.List)
        {
            AnsiConsole.MarkupLineInterpolated($"{rule.Rule} cannot be proved here. {rule.Reason}");
        }
    }

    private static string Difference(Proof proof) => string.Join(
        "; ",
        new[]
        {
            proof.Flagged == proof.Scenario.Flagged ? null : $"flagged: expected {proof.Scenario.Flagged}, was {proof.Flagged}",
            proof.Fixed == Outcome.AllIsWell ? null : $"after the fix: {proof.Fixed}",
        }.OfType<string>());

    private static string Figures(int before, int after) => $"{Figure(before)} → {Figure(after)}";

    private static string Figure(int number) => number > 0 ? $"[yellow]{number}[/]" : "0";
}
