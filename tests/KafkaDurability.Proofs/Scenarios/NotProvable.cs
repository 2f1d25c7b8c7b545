namespace KafkaDurability.Proofs.Scenarios;

/// <summary>A rule whose claim cannot be shown by counting messages on the mock cluster, and what stands in for a proof.</summary>
/// <param name="Reason">What the mock does not do, or why there is nothing to count.</param>
/// <param name="Source">Where the claim is written down, as a sentence with a link.</param>
internal sealed record NotProvable(string Rule, string Reason, string Source)
{
    private const string NoTopics = "The mock broker does not create topics on request, so their settings have no effect.";

    private const string MinInSync =
        "[Kafka's documentation](https://kafka.apache.org/documentation/#topicconfigs_min.insync.replicas) says that with "
        + "`acks=all` this is the number of replicas that have to acknowledge a write for it to be successful.";

    public static IReadOnlyList<NotProvable> List { get; } =
    [
        new(
            "KD1002",
            "The mock broker does not replicate, so there is no follower that could lack the message.",
            "[Kafka's documentation](https://kafka.apache.org/documentation/#producerconfigs_acks) says of `acks=1` that the "
            + "record is lost if the leader fails after it has acknowledged it and before the followers have replicated it."),
        new(
            "KD1107",
            "What a producer for each message costs is time and connections, and messages that overtake each other: none is lost "
            + "or duplicated that could be counted.",
            "[Kafka's documentation](https://kafka.apache.org/41/javadoc/org/apache/kafka/clients/producer/KafkaProducer.html) "
            + "says that a producer is thread safe, and that one for all threads is generally faster than several."),
        new(
            "KD2008",
            "The mock broker hands out the messages of aborted transactions under any isolation level.",
            "[Kafka's documentation](https://kafka.apache.org/documentation/#consumerconfigs_isolation.level) says that "
            + "`read_uncommitted` returns all messages, also those of transactions that have been aborted."),
        new(
            "KD2116",
            "What a consumer for each message costs is time: the messages that it fetches and does not consume come again.",
            "[librdkafka's documentation](https://github.com/confluentinc/librdkafka/blob/master/INTRODUCTION.md#consumer-groups) says that the "
            + "partitions of a group are assigned again whenever a member joins or leaves."),
        new(
            "KD3001",
            NoTopics + " Nor does it replicate.",
            "[Kafka's documentation](https://kafka.apache.org/documentation/#replication) says that with f+1 replicas a topic can "
            + "tolerate f failures without losing committed messages."),
        new("KD3002", NoTopics + " Nor does it replicate.", MinInSync),
        new("KD3003", NoTopics + " Nor does it replicate.", MinInSync + " The default is 1."),
        new(
            "KD3004",
            NoTopics + " Nor does it replicate.",
            MinInSync + " If it cannot be met, the write fails with `NotEnoughReplicas`."),
        new(
            "KD3005",
            NoTopics + " Nor does it replicate.",
            "[Kafka's documentation](https://kafka.apache.org/documentation/#topicconfigs_unclean.leader.election.enable) says that "
            + "to elect a replica that is not in sync may result in data loss."),
        new(
            "KD3006",
            NoTopics + " Nor does it delete messages by their age.",
            "[Kafka's documentation](https://kafka.apache.org/documentation/#topicconfigs_retention.ms) calls the retention an "
            + "agreement on how soon consumers must read their data."),
        new(
            "KD4003",
            "The mock broker does not store the offsets that are sent to a transaction, so the group would begin again after the fix, too.",
            "[Kafka's documentation](https://kafka.apache.org/documentation/#semantics) says that the offset is written in the same "
            + "transaction as the output, so that both or neither of them hold."),
        new(
            "KD4005",
            "The mock broker does not keep an older producer from a commit, even where a newer one has the same transactional id.",
            "[Kafka's documentation](https://kafka.apache.org/documentation/#producerconfigs_transactional.id) says that it is by the "
            + "same transactional id that transactions of an earlier session are completed before new ones are started."),
        new(
            "KD4006",
            "The commit is tried in vain, which takes time: no message is lost or duplicated by it that could be counted.",
            "[The client's documentation](https://docs.confluent.io/platform/current/clients/confluent-kafka-dotnet/_site/api/Confluent.Kafka.IProducer-2.html) "
            + "says of `CommitTransaction` that it throws `KafkaTxnRequiresAbortException` where the application must call `AbortTransaction`."),
        new(
            "KD5006",
            "The client that the proofs run with is a later version, and the brokers of the mock do not fail in the ways that bring the bugs about.",
            "[librdkafka's changelog](https://github.com/confluentinc/librdkafka/blob/master/CHANGELOG.md) names each of them, with the "
            + "version that has it no more."),
    ];
}
