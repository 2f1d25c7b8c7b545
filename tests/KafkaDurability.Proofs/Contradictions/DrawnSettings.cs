using Confluent.Kafka;
using CsCheck;

namespace KafkaDurability.Proofs.Contradictions;

/// <summary>Settings that are drawn, with values that the client takes as long as they are alone.</summary>
internal static class DrawnSettings
{
    public static Gen<DrawnSetting[]> Producer { get; } = SomeOf(
        Property("EnableIdempotence", true, false),
        Property("Acks", Acks.All, Acks.None, Acks.Leader, (Acks)5).Or("acks", "all", "-1", "0", "1").Or("request.required.acks", "all", "1"),
        Property("MaxInFlight", 1, 5, 6).Or("max.in.flight.requests.per.connection", "5", "100"),
        Property("MessageSendMaxRetries", 0, 1, 10).Or("retries", "0", "3"),
        Property("QueueBufferingBackpressureThreshold", 1, 2),
        Key("queuing.strategy", "fifo", "lifo"),
        Property("EnableGaplessGuarantee", true, false),
        Property("TransactionalId", "", "orders"),
        Property("TransactionTimeoutMs", 1000, 10_000, 60_000, 400_000),
        Property("MessageTimeoutMs", 0, 1, 5000, 60_000, 60_001, 300_000).Or("delivery.timeout.ms", "0", "5000", "120000"),
        Property("SocketTimeoutMs", 1000, 1100, 1101, 60_000, 60_101, 300_000),
        Property("LingerMs", 0, 5, 5000, 100_000, 400_000).Or("queue.buffering.max.ms", "1", "5000"),
        Property("RequestTimeoutMs", 1, 30_000, 900_000),
        Property("QueueBufferingMaxMessages", 0, 1, 100_000),
        Property("QueueBufferingMaxKbytes", 1, 1_048_576),
        Property("BatchSize", 1, 1_000_000),
        Property("BatchNumMessages", 1, 10_000),
        Property("MessageMaxBytes", 1000, 1_000_000, 100_000_000),
        Property("MessageCopyMaxBytes", 0, 1_000_000),
        Property("ReceiveMessageMaxBytes", 1000, 100_000_000),
        Property("CompressionType", CompressionType.None, CompressionType.Lz4),
        Property("StickyPartitioningLingerMs", 0, 10, 900_000),
        Property("RetryBackoffMs", 1, 100, 2000),
        Property("RetryBackoffMaxMs", 50, 1000),
        Property("ReconnectBackoffMs", 0, 100, 20_000),
        Property("ReconnectBackoffMaxMs", 0, 50, 10_000),
        Property("Partitioner", Partitioner.Murmur2),
        Property("CompressionLevel", -1, 3),
        Key("topic.compression.type", "inherit", "lz4"),
        Property("EnableDeliveryReports", true, false),
        Property("EnableBackgroundPoll", true, false),
        Key("delivery.report.only.error", "true", "false"),
        Property("AllowAutoCreateTopics", true, false));

    public static Gen<DrawnSetting[]> Consumer { get; } = SomeOf(
        Property("GroupId", "billing", "").Or("group.id", "billing"),
        Property("GroupProtocol", GroupProtocol.Classic, GroupProtocol.Consumer).Or("group.protocol", "classic", "CONSUMER"),
        Property("SessionTimeoutMs", 6000, 45_000, 300_000, 300_001, 400_000),
        Property("MaxPollIntervalMs", 10_000, 44_999, 45_000, 300_000, 600_000),
        Property("HeartbeatIntervalMs", 1000, 45_000, 400_000),
        Key("group.protocol.type", "consumer"),
        Property("PartitionAssignmentStrategy", PartitionAssignmentStrategy.Range, PartitionAssignmentStrategy.CooperativeSticky)
            .Or("partition.assignment.strategy", "range,roundrobin", "range,cooperative-sticky", "roundrobin, cooperative-sticky"),
        Property("GroupRemoteAssignor", "uniform"),
        Property("GroupInstanceId", "billing-1"),
        Property("FetchMaxBytes", 1000, 999_999, 1_000_000, 52_428_800, 200_000_000),
        Property("MessageMaxBytes", 1000, 1_000_000, 100_000_000),
        Property("ReceiveMessageMaxBytes", 1000, 1_000_000, 52_429_312, 100_000_000),
        Property("MaxPartitionFetchBytes", 1000, 1_048_576, 100_000_000),
        Property("FetchMinBytes", 1, 100_000_000),
        Property("FetchWaitMaxMs", 0, 500, 100_000),
        Property("QueuedMinMessages", 1, 100_000),
        Property("QueuedMaxMessagesKbytes", 1, 65_536),
        Property("AutoOffsetReset", AutoOffsetReset.Earliest, AutoOffsetReset.Latest, AutoOffsetReset.Error),
        Property("EnableAutoCommit", true, false),
        Property("EnableAutoOffsetStore", true, false),
        Property("AutoCommitIntervalMs", 0, 5000),
        Property("IsolationLevel", IsolationLevel.ReadCommitted, IsolationLevel.ReadUncommitted),
        Property("EnablePartitionEof", true, false),
        Property("SocketTimeoutMs", 100, 60_000, 300_000),
        Property("RetryBackoffMs", 1, 100, 2000),
        Property("RetryBackoffMaxMs", 50, 1000),
        Property("ReconnectBackoffMs", 0, 100, 20_000),
        Property("ReconnectBackoffMaxMs", 0, 50, 10_000),
        Property("Acks", Acks.None, Acks.Leader),
        Key("enable.idempotence", "true"));

    private static DrawnChoice Property(string name, params object[] values) =>
        new([.. values.Select(value => new DrawnSetting(name, value, IsKey: false))]);

    private static DrawnChoice Key(string name, params string[] values) => new DrawnChoice([]).Or(name, values);

    /// <summary>A few of the settings, in any order, each once.</summary>
    private static Gen<DrawnSetting[]> SomeOf(params DrawnChoice[] choices) =>
        from count in Gen.Int[1, 7]
        from some in Gen.Shuffle(choices, count)
        from picks in Gen.Int[0, int.MaxValue].Array[count]
        select some.Select((choice, index) => choice.Settings[picks[index] % choice.Settings.Length]).ToArray();

    private sealed record DrawnChoice(DrawnSetting[] Settings)
    {
        /// <summary>The same setting by one of its keys.</summary>
        public DrawnChoice Or(string key, params string[] values) =>
            new([.. Settings, .. values.Select(value => new DrawnSetting(key, value, IsKey: true))]);
    }
}
