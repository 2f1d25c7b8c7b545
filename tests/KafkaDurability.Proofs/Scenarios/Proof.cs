using KafkaDurability.Proofs.Running;

namespace KafkaDurability.Proofs.Scenarios;

/// <summary>A scenario that was run: what came out before the fix, and after.</summary>
internal sealed record Proof(Scenario Scenario, Outcome Flagged, Outcome Fixed)
{
    /// <summary>The code that was run.</summary>
    public PageProgram Program { get; private init; } = new("", "");

    /// <summary>A proof takes seconds; longer means that a program is stuck.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    public bool Holds => Flagged == Scenario.Flagged && Fixed == Outcome.AllIsWell;

    /// <summary>Takes the code of the page, fixes it, and runs both under the fault at the same time.</summary>
    public static async Task<Proof> RunAsync(Scenario scenario, ProofFolder folder)
    {
        var program = await PageProgram.OfAsync(scenario);
        var programs = new[] { (program.Flagged, program.FlaggedSettings), (scenario.InPlaceOfFixed(program.Fixed), program.FixedSettings) };
        var runs = programs.Select(async code =>
        {
            var (block, settings) = code;
            var assembly = await PageProgram.CompileAsync(scenario.Hastened(block), settings, scenario.Start, folder.Path, scenario.Types);
            using var limit = new CancellationTokenSource(s_limit);
            return await scenario.RunAsync(assembly, limit.Token);
        });
        var outcomes = await Task.WhenAll(runs);
        return new Proof(scenario, outcomes[0], outcomes[1]) { Program = program };
    }
}
