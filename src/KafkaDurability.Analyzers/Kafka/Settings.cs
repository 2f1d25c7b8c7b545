namespace KafkaDurability.Analyzers.Kafka;

/// <summary>The settings that rules speak of, by name. Each is the row of <see cref="SettingTable"/>.</summary>
internal static class Settings
{
    public static readonly Setting Acks = Of("acks");
    public static readonly Setting EnableIdempotence = Of("enable.idempotence");
    public static readonly Setting TransactionalId = Of("transactional.id");
    public static readonly Setting TransactionTimeoutMs = Of("transaction.timeout.ms");
    public static readonly Setting MessageTimeoutMs = Of("message.timeout.ms");
    public static readonly Setting MessageSendMaxRetries = Of("message.send.max.retries");
    public static readonly Setting MaxInFlight = Of("max.in.flight");
    public static readonly Setting LingerMs = Of("linger.ms");
    public static readonly Setting MessageMaxBytes = Of("message.max.bytes");
    public static readonly Setting QueueBufferingBackpressureThreshold =
        Of("queue.buffering.backpressure.threshold");
    public static readonly Setting QueuingStrategy = Of("queuing.strategy");
    public static readonly Setting EnableGaplessGuarantee = Of("enable.gapless.guarantee");
    public static readonly Setting EnableDeliveryReports = Of("dotnet.producer.enable.delivery.reports");
    public static readonly Setting DeliveryReportFields = Of("dotnet.producer.delivery.report.fields");
    public static readonly Setting DeliveryReportOnlyError = Of("delivery.report.only.error");
    public static readonly Setting EnableBackgroundPoll = Of("dotnet.producer.enable.background.poll");

    public static readonly Setting GroupId = Of("group.id");
    public static readonly Setting GroupInstanceId = Of("group.instance.id");
    public static readonly Setting EnableAutoCommit = Of("enable.auto.commit");
    public static readonly Setting EnableAutoOffsetStore = Of("enable.auto.offset.store");
    public static readonly Setting AutoCommitIntervalMs = Of("auto.commit.interval.ms");
    public static readonly Setting LegacyAutoCommitEnable = Of("auto.commit.enable"); // no effect on a .NET consumer
    public static readonly Setting AutoOffsetReset = Of("auto.offset.reset");
    public static readonly Setting IsolationLevel = Of("isolation.level");
    public static readonly Setting MaxPollIntervalMs = Of("max.poll.interval.ms");
    public static readonly Setting SessionTimeoutMs = Of("session.timeout.ms");
    public static readonly Setting HeartbeatIntervalMs = Of("heartbeat.interval.ms");
    public static readonly Setting GroupProtocol = Of("group.protocol");
    public static readonly Setting GroupProtocolType = Of("group.protocol.type");
    public static readonly Setting PartitionAssignmentStrategy = Of("partition.assignment.strategy");
    public static readonly Setting GroupRemoteAssignor = Of("group.remote.assignor");
    public static readonly Setting FetchMaxBytes = Of("fetch.max.bytes");
    public static readonly Setting QueuedMaxMessagesKbytes = Of("queued.max.messages.kbytes");
    public static readonly Setting EnablePartitionEof = Of("enable.partition.eof");

    public static readonly Setting BootstrapServers = Of("bootstrap.servers");
    public static readonly Setting SocketTimeoutMs = Of("socket.timeout.ms");
    public static readonly Setting ReceiveMessageMaxBytes = Of("receive.message.max.bytes");
    public static readonly Setting ReconnectBackoffMs = Of("reconnect.backoff.ms");
    public static readonly Setting ReconnectBackoffMaxMs = Of("reconnect.backoff.max.ms");

    private static Setting Of(string key) =>
        SettingTable.ByKey(key) ?? throw new InvalidOperationException("No setting has the key " + key);
}
