using System.Collections.Generic;
using System.Globalization;

namespace KafkaDurability.Analyzers.Options;

/// <summary>An option of this package in .editorconfig: a whole number. The table of all of them is here.</summary>
internal sealed class KafkaOption
{
    private static readonly List<KafkaOption> s_all = [];

    /// <summary>KD1008 reports message timeouts below this.</summary>
    public static readonly KafkaOption MinMessageTimeoutMs = Of("kafka_durability.min_message_timeout_ms", 30_000, smallest: 0, "milliseconds");

    /// <summary>KD3001 reports replication factors below this.</summary>
    public static readonly KafkaOption MinReplicationFactor = Of("kafka_durability.min_replication_factor", 3, smallest: 1, "brokers");

    /// <summary>KD3002 reports a min.insync.replicas below this, KD3003 where it is left out.</summary>
    public static readonly KafkaOption MinInsyncReplicas = Of("kafka_durability.min_insync_replicas", 2, smallest: 1, "brokers");

    /// <summary>KD3006 reports a retention below this.</summary>
    public static readonly KafkaOption MinRetentionHours = Of("kafka_durability.min_retention_hours", 24, smallest: 0, "hours");

    private readonly int _smallest;
    private readonly string _unit;

    private KafkaOption(string key, int @default, int smallest, string unit)
    {
        Key = key;
        Default = @default;
        _smallest = smallest;
        _unit = unit;
    }

    public static IReadOnlyList<KafkaOption> All => s_all;

    public string Key { get; }

    public int Default { get; }

    /// <summary>What the option takes, in words.</summary>
    public string Accepts => $"a whole number of {_unit}, {_smallest.ToString(CultureInfo.InvariantCulture)} or more";

    /// <returns>Null where the text is not accepted.</returns>
    public int? Parse(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= _smallest ? value : null;

    private static KafkaOption Of(string key, int @default, int smallest, string unit)
    {
        var option = new KafkaOption(key, @default, smallest, unit);
        s_all.Add(option);
        return option;
    }
}
