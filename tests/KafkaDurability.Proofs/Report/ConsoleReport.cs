using KafkaDurability.Proofs.Scenarios;
using Spectre.Console;

namespace KafkaDurability.Proofs.Report;

internal static class ConsoleReport
{
    public static async Task<int> RunAsync(string[] args)
    {
        using var run = new ProofRun(AllScenarios.List.Where(s => args.Length == 0 || args.Contains(s.Rule)));
        var w = System.Diagnostics.Stopwatch.StartNew();
        foreach (var scenario in AllScenarios.List.Where(s => args.Length == 0 || args.Contains(s.Rule)))
        {
            try { var p = await run.ProveAsync(scenario); Console.WriteLine($"{scenario.Rule} {p.Holds} {p.Flagged} {p.Fixed} {w.Elapsed}"); }
            catch (Exception e) { Console.WriteLine(scenario.Rule + " " + e.Message + "\n" + e.StackTrace); }
        }

        return 0;
    }
}
