namespace KafkaDurability.Analyzers.Kafka;

internal static partial class SettingTable
{
    /// <summary>Settings of every client, but security.</summary>
    private static Setting[] ClientRows() =>
    [
        // Read by the .NET client itself. The property has no getter.
        Integer("dotnet.cancellation.delay.max.ms", "CancellationDelayMaxMs", Every, "100"),
        // The default names what the native build can do, so it differs by platform.
        Text("builtin.features", null, Every),
        Text("client.id", "ClientId", Every, "rdkafka"),
        Text("bootstrap.servers", "BootstrapServers", Every, null, alias: "metadata.broker.list"),
        Integer("message.max.bytes", "MessageMaxBytes", Every, "1000000"),
        Integer("message.copy.max.bytes", "MessageCopyMaxBytes", Every, "65535"),
        Integer("receive.message.max.bytes", "ReceiveMessageMaxBytes", Every, "100000000"),
        Integer("max.in.flight", "MaxInFlight", Every, "1000000", alias: "max.in.flight.requests.per.connection"),
        OneOf("metadata.recovery.strategy", "MetadataRecoveryStrategy", Every,
            "rebootstrap", since: "2.10.0", choices:
        [
            new("none", "None", 0),
            new("rebootstrap", "Rebootstrap", 1),
        ]),
        Integer("metadata.recovery.rebootstrap.trigger.ms", "MetadataRecoveryRebootstrapTriggerMs", Every,
            "300000", since: "2.11.0"),
        Integer("topic.metadata.refresh.interval.ms", "TopicMetadataRefreshIntervalMs", Every, "300000"),
        Integer("metadata.max.age.ms", "MetadataMaxAgeMs", Every, "900000"),
        Integer("topic.metadata.refresh.fast.interval.ms", "TopicMetadataRefreshFastIntervalMs", Every, "100"),
        Integer("topic.metadata.refresh.fast.cnt", null, Every, "10"),
        Flag("topic.metadata.refresh.sparse", "TopicMetadataRefreshSparse", Every, "true"),
        Integer("topic.metadata.propagation.max.ms", "TopicMetadataPropagationMaxMs", Every, "30000"),
        Text("topic.blacklist", "TopicBlacklist", Every),
        Text("debug", "Debug", Every),
        Integer("socket.timeout.ms", "SocketTimeoutMs", Every, "60000"),
        Integer("socket.blocking.max.ms", null, Every, "1000"),
        Integer("socket.send.buffer.bytes", "SocketSendBufferBytes", Every, "0"),
        Integer("socket.receive.buffer.bytes", "SocketReceiveBufferBytes", Every, "0"),
        Flag("socket.keepalive.enable", "SocketKeepaliveEnable", Every, "false"),
        Flag("socket.nagle.disable", "SocketNagleDisable", Every, "true"),
        Integer("socket.max.fails", "SocketMaxFails", Every, "1"),
        Integer("broker.address.ttl", "BrokerAddressTtl", Every, "1000"),
        OneOf("broker.address.family", "BrokerAddressFamily", Every, "any", choices:
        [
            new("any", "Any", 0),
            new("v4", "V4", 1),
            new("v6", "V6", 2),
        ]),
        Integer("socket.connection.setup.timeout.ms", "SocketConnectionSetupTimeoutMs", Every, "30000"),
        Integer("connections.max.idle.ms", "ConnectionsMaxIdleMs", Every, "0"),
        Integer("reconnect.backoff.jitter.ms", null, Every, "0"),
        Integer("reconnect.backoff.ms", "ReconnectBackoffMs", Every, "100"),
        Integer("reconnect.backoff.max.ms", "ReconnectBackoffMaxMs", Every, "10000"),
        Integer("statistics.interval.ms", "StatisticsIntervalMs", Every, "0"),
        Integer("enabled_events", null, Every, "0"),
        Integer("log_level", null, Every, "6"),
        Flag("log.queue", "LogQueue", Every, "false"),
        Flag("log.thread.name", "LogThreadName", Every, "true"),
        Flag("enable.random.seed", "EnableRandomSeed", Every, "true"),
        Flag("log.connection.close", "LogConnectionClose", Every, "true"),
        Integer("internal.termination.signal", "InternalTerminationSignal", Every, "0"),
        Flag("api.version.request", "ApiVersionRequest", Every, "true"),
        Integer("api.version.request.timeout.ms", "ApiVersionRequestTimeoutMs", Every, "10000"),
        Integer("api.version.fallback.ms", "ApiVersionFallbackMs", Every, "0"),
        Text("broker.version.fallback", "BrokerVersionFallback", Every, "0.10.0"),
        // The default of the producer is true, whatever the native default says.
        Flag("allow.auto.create.topics", "AllowAutoCreateTopics", Every, "false"),
        Text("plugin.library.paths", "PluginLibraryPaths", Every),
        Text("client.rack", "ClientRack", Every),
        Integer("retry.backoff.ms", "RetryBackoffMs", Every, "100"),
        Integer("retry.backoff.max.ms", "RetryBackoffMaxMs", Every, "1000", since: "2.3.0"),
        OneOf("client.dns.lookup", "ClientDnsLookup", Every, "use_all_dns_ips", since: "2.2.0", choices:
        [
            new("use_all_dns_ips", "UseAllDnsIps", 0),
            new("resolve_canonical_bootstrap_servers_only", "ResolveCanonicalBootstrapServersOnly", 1),
        ]),
        Flag("enable.metrics.push", "EnableMetricsPush", Every, "true", since: "2.5.0"),
        // Hidden: not in CONFIGURATION.md, yet accepted. The .NET client sets its own name and version.
        Text("client.software.name", null, Every, "confluent-kafka-dotnet"),
        Text("client.software.version", null, Every),
        Integer("metadata.request.timeout.ms", null, Every, "10"),
        Flag("enable.sparse.connections", null, Every, "true"),
        Integer("test.mock.num.brokers", null, Every, "0"),
        Integer("test.mock.broker.rtt", null, Every, "0"),
    ];
}
