using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>A longest reconnect backoff below the first one, which no client takes.</summary>
/// <param name="Weak">The write that gives way.</param>
/// <param name="Strong">The other one; null where that is a default.</param>
/// <param name="IsMended">Whether it is enough to remove <paramref name="Weak"/>.</param>
/// <param name="Relation">How <paramref name="Weak"/> stands to the other, in words.</param>
/// <remarks>librdkafka: rd_kafka_conf_finalize.</remarks>
internal sealed record BackoffConflict(SettingWrite Weak, SettingWrite? Strong, bool IsMended, string Relation)
{
    private const double DefaultFirst = 100;
    private const double DefaultLongest = 10_000;

    /// <returns>Null where the two go together, or are not known.</returns>
    public static BackoffConflict? Of(ConfigSnapshot snapshot)
    {
        if (NumericSetting.Only(snapshot, Settings.ReconnectBackoffMs) is not { } first
            || NumericSetting.Only(snapshot, Settings.ReconnectBackoffMaxMs) is not { } longest
            || longest.Value >= first.Value)
        {
            return null;
        }

        // Whichever is out of the ordinary gives way to the other's default.
        return longest.Write is { } write && first.Value <= DefaultLongest
            ? new BackoffConflict(write, first.Write, IsMended: true, $"below the first reconnect backoff of {first.Value} ms")
            : new BackoffConflict(first.Write!, longest.Write, longest.Value >= DefaultFirst, $"above the longest reconnect backoff of {longest.Value} ms");
    }
}
