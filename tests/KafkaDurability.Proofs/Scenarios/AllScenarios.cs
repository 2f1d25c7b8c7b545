namespace KafkaDurability.Proofs.Scenarios;

/// <summary>The claims that are proved, in the order of the rules.</summary>
internal static class AllScenarios
{
    public static IReadOnlyList<Scenario> List { get; } =
        new IEnumerable<Scenario>[] { ProducerScenarios.List, ConsumerScenarios.List, LibraryScenarios.List }
            .SelectMany(list => list)
            .OrderBy(scenario => scenario.Rule, StringComparer.Ordinal)
            .ThenBy(scenario => scenario.Sample)
            .ToList();
}
