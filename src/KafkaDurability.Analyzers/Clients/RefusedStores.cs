using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>Calls of StoreOffset that throw, as the client stores by itself what it hands out.</summary>
/// <remarks>librdkafka: rd_kafka_offsets_store answers Local_InvalidArg unless enable.auto.offset.store is false.</remarks>
internal static class RefusedStores
{
    /// <summary>Each call, with the building of its consumer.</summary>
    public static IEnumerable<(ClientCall Call, ConfigSnapshot Built)> In(ConfigObject config) =>
        config.Built(ClientKinds.Consumer).Where(built => config.IsCertain(built, StoresByItself))
            .SelectMany(built => config.CallsTo("StoreOffset", built).Select(call => (call, built)));

    private static bool StoresByItself(ConfigSnapshot snapshot) => snapshot[Settings.EnableAutoOffsetStore].IsCertainly(value => value.IsTrue);
}
