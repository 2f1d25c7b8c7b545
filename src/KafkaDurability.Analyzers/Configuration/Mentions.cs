using System.Linq;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>A look at the words of a member before anything is bound: can it have to do with settings at all?</summary>
internal static class Mentions
{
    /// <summary>The names that libraries over the client have for its settings.</summary>
    public static readonly WordSet Libraries = new(Wrappers.Words);

    public static readonly WordSet Words = new(
    [
        .. SettingTable.All.Select(setting => setting.Property).OfType<string>(),
        "Config", "ClientConfig", "ProducerConfig", "ConsumerConfig", "AdminClientConfig",
        "ProducerBuilder", "ConsumerBuilder", "AdminClientBuilder", "StoreOffset", "Set",
        .. Wrappers.Words,
        .. SettingTable.Keys.Select(key => $"\"{key}\""),
    ]);
}
