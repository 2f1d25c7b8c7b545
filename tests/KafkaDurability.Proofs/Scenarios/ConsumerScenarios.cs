namespace KafkaDurability.Proofs.Scenarios;

/// <summary>What the rules on consumers claim.</summary>
internal static class ConsumerScenarios
{
    /// <summary>A restart waits for the session of the member that is gone, and a commit for its turn.</summary>
    private static readonly Dictionary<string, string> s_quick = new()
    {
        ["session.timeout.ms"] = "4000",
        ["heartbeat.interval.ms"] = "500",
        ["auto.commit.interval.ms"] = "500",
    };

    public static IReadOnlyList<Scenario> List { get; } =
    [
        new Restarting
        {
            Rule = "KD2002",
            Fault = "The process is killed while it processes the third of five orders, and started again.",
            Messages = 5,
            KilledAt = 2,
            Settings = s_quick,
            Flagged = new Outcome(Lost: 1),
        },
        new Restarting
        {
            Rule = "KD2101",
            Fault = "The process is killed while it processes the third of five orders, and started again.",
            Messages = 5,
            KilledAt = 2,
            Settings = s_quick,
            Flagged = new Outcome(Lost: 1),
        },
    ];
}
