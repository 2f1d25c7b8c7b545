using Confluent.Kafka;
using KafkaDurability.Proofs.Mock;

namespace KafkaDurability.Proofs.Scenarios;

/// <summary>What the rules on producers claim.</summary>
internal static class ProducerScenarios
{
    public static IReadOnlyList<Scenario> List { get; } =
    [
        new Sending
        {
            Rule = "KD1001",
            Fault = "The broker rejects five of twenty messages with `NOT_ENOUGH_REPLICAS`.",
            Messages = 20,
            Break = cluster => cluster.Reject(ApiKey.Produce, ErrorCode.NotEnoughReplicas, times: 5),
            Flagged = new Outcome(Lost: 5),
        },
    ];
}
