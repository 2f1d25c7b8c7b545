using KafkaDurability.Proofs.Scenarios;

namespace KafkaDurability.Proofs;

/// <summary>Each claim holds on a real client: with the code of the rule's page, and with what the fix makes of it.</summary>
public sealed class ProofTests(ProofTests.AllProofs proofs) : IClassFixture<ProofTests.AllProofs>
{
    public static TheoryData<string> Names { get; } = new(AllScenarios.List.Select(scenario => scenario.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_flagged_code_does_what_the_rule_says(string name)
    {
        var proof = await proofs.OfAsync(name);
        Assert.True(proof.Scenario.Flagged == proof.Flagged, $"Expected {proof.Scenario.Flagged}, but {proof.Flagged}:\n{proof.Program.Flagged}");
        Assert.NotEqual(Outcome.AllIsWell, proof.Flagged);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_fixed_code_loses_and_duplicates_nothing(string name)
    {
        var proof = await proofs.OfAsync(name);
        Assert.True(proof.Fixed == Outcome.AllIsWell, $"{proof.Fixed}:\n{proof.Program.Fixed}");
    }

    /// <summary>Begins with all proofs at once, as they mostly wait.</summary>
    public sealed class AllProofs : IDisposable
    {
        private readonly ProofRun _run = new(AllScenarios.List);

        public void Dispose() => _run.Dispose();

        internal Task<Proof> OfAsync(string name) => _run.ProveAsync(AllScenarios.List.Single(scenario => scenario.Name == name));
    }
}
