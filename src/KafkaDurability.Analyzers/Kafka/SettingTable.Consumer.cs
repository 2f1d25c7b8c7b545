namespace KafkaDurability.Analyzers.Kafka;

internal static partial class SettingTable
{
    /// <summary>Settings of the consumer as a whole.</summary>
    private static Setting[] ConsumerRows() =>
    [
        // Read by the .NET client itself. The property has no getter. Refused by producers.
        Text("dotnet.consumer.consume.result.fields", "ConsumeResultFields", Consumer, "all"),
        Text("group.id", "GroupId", Consumer),
        Text("group.instance.id", "GroupInstanceId", Consumer),
        // The key takes a list. cooperative-sticky cannot stand beside the two others. Compared with case.
        OneOf("partition.assignment.strategy", "PartitionAssignmentStrategy", Consumer, "range,roundrobin", choices:
        [
            new("range", "Range", 0),
            new("roundrobin", "RoundRobin", 1),
            new("cooperative-sticky", "CooperativeSticky", 2),
            new("range,roundrobin", null, null, "range, roundrobin"),
            new("roundrobin,range", null, null, "roundrobin, range"),
        ]),
        Integer("session.timeout.ms", "SessionTimeoutMs", Consumer, "45000"),
        Integer("heartbeat.interval.ms", "HeartbeatIntervalMs", Consumer, "3000"),
        Text("group.protocol.type", "GroupProtocolType", Consumer, "consumer"),
        OneOf("group.protocol", "GroupProtocol", Consumer, "classic", since: "2.4.0", choices:
        [
            new("classic", "Classic", 0),
            new("consumer", "Consumer", 1),
        ]),
        Text("group.remote.assignor", "GroupRemoteAssignor", Consumer, null, since: "2.4.0"),
        Integer("coordinator.query.interval.ms", "CoordinatorQueryIntervalMs", Consumer, "600000"),
        Integer("max.poll.interval.ms", "MaxPollIntervalMs", Consumer, "300000"),
        Flag("enable.auto.commit", "EnableAutoCommit", Consumer, "true"),
        Integer("auto.commit.interval.ms", "AutoCommitIntervalMs", Consumer, "5000"),
        Flag("enable.auto.offset.store", "EnableAutoOffsetStore", Consumer, "true"),
        Integer("queued.min.messages", "QueuedMinMessages", Consumer, "100000"),
        Integer("queued.max.messages.kbytes", "QueuedMaxMessagesKbytes", Consumer, "65536"),
        Integer("fetch.wait.max.ms", "FetchWaitMaxMs", Consumer, "500"),
        Integer("fetch.queue.backoff.ms", "FetchQueueBackoffMs", Consumer, "1000", since: "2.2.0"),
        Integer("max.partition.fetch.bytes", "MaxPartitionFetchBytes", Consumer,
            "1048576", alias: "fetch.message.max.bytes"),
        Integer("fetch.max.bytes", "FetchMaxBytes", Consumer, "52428800"),
        Integer("fetch.min.bytes", "FetchMinBytes", Consumer, "1"),
        Integer("fetch.error.backoff.ms", "FetchErrorBackoffMs", Consumer, "500"),
        OneOf("offset.store.method", null, Consumer, "broker", choices: Words("none", "file", "broker")),
        OneOf("isolation.level", "IsolationLevel", Consumer, "read_committed", choices:
        [
            new("read_uncommitted", "ReadUncommitted", 0),
            new("read_committed", "ReadCommitted", 1),
        ]),
        Flag("enable.partition.eof", "EnablePartitionEof", Consumer, "false"),
        Flag("check.crcs", "CheckCrcs", Consumer, "false"),
        Integer("max.poll.records", "MaxPollRecords", Consumer, "500", since: "2.15.0"),
        Text("share.acknowledgement.mode", "ShareAcknowledgementMode", Consumer, "implicit", since: "2.15.0"),
    ];

    /// <summary>Settings of the consumer that librdkafka keeps per topic.</summary>
    private static Setting[] ConsumerTopicRows() =>
    [
        // Legacy, without effect on a .NET consumer, as are the other settings here but auto.offset.reset.
        Flag("auto.commit.enable", null, Consumer, "true", alias: "topic.enable.auto.commit"),
        // The prefix reaches the legacy setting; without it the key is that of the consumer.
        Integer("topic.auto.commit.interval.ms", null, Consumer, "60000"),
        // "none", the word of the Java client, is refused.
        OneOf("auto.offset.reset", "AutoOffsetReset", Consumer, "latest", choices:
        [
            new("latest", "Latest", 0, "largest", "end"),
            new("earliest", "Earliest", 1, "smallest", "beginning"),
            new("error", "Error", 2),
        ]),
        Text("offset.store.path", null, Consumer, "."),
        Integer("offset.store.sync.interval.ms", null, Consumer, "-1"),
        OneOf("topic.offset.store.method", null, Consumer, "broker", choices: Words("file", "broker")),
        Integer("consume.callback.max.messages", null, Consumer, "0"),
    ];
}
