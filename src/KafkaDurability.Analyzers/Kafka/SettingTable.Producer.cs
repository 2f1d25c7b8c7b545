namespace KafkaDurability.Analyzers.Kafka;

internal static partial class SettingTable
{
    /// <summary>Settings of the producer as a whole.</summary>
    private static Setting[] ProducerRows() =>
    [
        // Read by the .NET client itself, as bool.Parse does: only true and false, in any case. Refused by consumers.
        Flag("dotnet.producer.enable.background.poll", "EnableBackgroundPoll", Producer, "true"),
        Flag("dotnet.producer.enable.delivery.reports", "EnableDeliveryReports", Producer, "true"),
        Text("dotnet.producer.delivery.report.fields", "DeliveryReportFields", Producer, "all"),
        Text("transactional.id", "TransactionalId", Producer),
        Integer("transaction.timeout.ms", "TransactionTimeoutMs", Producer, "60000"),
        Flag("enable.idempotence", "EnableIdempotence", Producer, "false"),
        Flag("enable.gapless.guarantee", "EnableGaplessGuarantee", Producer, "false"),
        Integer("queue.buffering.max.messages", "QueueBufferingMaxMessages", Producer, "100000"),
        Integer("queue.buffering.max.kbytes", "QueueBufferingMaxKbytes", Producer, "1048576"),
        Decimal("linger.ms", "LingerMs", Producer, "5", alias: "queue.buffering.max.ms"),
        Integer("message.send.max.retries", "MessageSendMaxRetries", Producer, "2147483647", alias: "retries"),
        Integer("queue.buffering.backpressure.threshold", "QueueBufferingBackpressureThreshold", Producer, "1"),
        OneOf("compression.type", "CompressionType", Producer, "none", alias: "compression.codec", choices:
        [
            new("none", "None", 0),
            new("gzip", "Gzip", 1),
            new("snappy", "Snappy", 2),
            new("lz4", "Lz4", 3),
            new("zstd", "Zstd", 4),
        ]),
        Integer("batch.num.messages", "BatchNumMessages", Producer, "10000"),
        Integer("batch.size", "BatchSize", Producer, "1000000"),
        // The .NET client refuses this key, with any value.
        Flag("delivery.report.only.error", null, Producer, "false"),
        Integer("sticky.partitioning.linger.ms", "StickyPartitioningLingerMs", Producer, "10"),
    ];

    /// <summary>Settings of the producer that librdkafka keeps per topic.</summary>
    private static Setting[] ProducerTopicRows() =>
    [
        // Any number of 0..1000 is accepted besides these words; -1 is all.
        OneOf("acks", "Acks", Producer, "all", alias: "request.required.acks", choices:
        [
            new("all", "All", -1, "-1"),
            new("0", "None", 0),
            new("1", "Leader", 1),
        ]),
        Integer("request.timeout.ms", "RequestTimeoutMs", Producer, "30000"),
        Integer("message.timeout.ms", "MessageTimeoutMs", Producer, "300000", alias: "delivery.timeout.ms"),
        OneOf("queuing.strategy", null, Producer, "fifo", choices: Words("fifo", "lifo")),
        Flag("produce.offset.report", null, Producer, "false"),
        // Compared with case, unlike most lists of words.
        OneOf("partitioner", "Partitioner", Producer, "consistent_random", choices:
        [
            new("random", "Random", 0),
            new("consistent", "Consistent", 1),
            new("consistent_random", "ConsistentRandom", 2),
            new("murmur2", "Murmur2", 3),
            new("murmur2_random", "Murmur2Random", 4),
            new("fnv1a", null, null),
            new("fnv1a_random", null, null),
        ]),
        // The prefix reaches the setting of the topic, which beats the global one of the same name.
        OneOf("topic.compression.type", null, Producer,
            "inherit", alias: "topic.compression.codec",
            choices: Words("none", "gzip", "snappy", "lz4", "zstd", "inherit")),
        Integer("compression.level", "CompressionLevel", Producer, "-1"),
    ];
}
