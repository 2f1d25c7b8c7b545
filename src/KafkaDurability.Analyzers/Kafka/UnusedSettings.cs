using System.Collections.Generic;

namespace KafkaDurability.Analyzers.Kafka;

/// <summary>Settings that a client takes and does not use.</summary>
/// <remarks>librdkafka's CONFIGURATION.md: "No longer used", and the columns for producer and consumer; share.* settings are for share consumers alone.</remarks>
internal static class UnusedSettings
{
    private static readonly HashSet<string> s_unused =
    [
        "max.poll.records", "share.acknowledgement.mode", "socket.blocking.max.ms", "produce.offset.report", "reconnect.backoff.jitter.ms",
        "topic.metadata.refresh.fast.cnt", "offset.store.path", "offset.store.sync.interval.ms",
    ];

    /// <param name="value">Null where it is not known.</param>
    /// <param name="kind">The one kind of client that is built.</param>
    public static bool Has(Setting setting, SettingValue? value, ClientKinds kind) =>
        s_unused.Contains(setting.Key)
        || (setting.Key == "offset.store.method" && value is not null && !value.Is("broker"))
        || ((setting.Clients & kind) == 0 && !setting.Key.StartsWith("dotnet.", StringComparison.Ordinal));
}
