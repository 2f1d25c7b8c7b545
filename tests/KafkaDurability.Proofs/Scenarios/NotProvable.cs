namespace KafkaDurability.Proofs.Scenarios;

/// <summary>A rule whose claim the mock cluster cannot show, and what stands in for a proof.</summary>
/// <param name="Reason">What the mock does not do.</param>
/// <param name="Source">Where the claim is written down, as a sentence with a link.</param>
internal sealed record NotProvable(string Rule, string Reason, string Source)
{
    public static IReadOnlyList<NotProvable> List { get; } =
    [
        new(
            "KD1002",
            "The mock broker does not replicate, so there is no follower that could lack the message.",
            "[Kafka's documentation](https://kafka.apache.org/documentation/#producerconfigs_acks) says of `acks=1` that the "
            + "record is lost if the leader fails after it has acknowledged it and before the followers have replicated it."),
        new(
            "KD2008",
            "The mock broker hands out the messages of aborted transactions under any isolation level.",
            "[Kafka's documentation](https://kafka.apache.org/documentation/#consumerconfigs_isolation.level) says that "
            + "`read_uncommitted` returns all messages, also those of transactions that have been aborted."),
    ];
}
