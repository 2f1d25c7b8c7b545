using System.Collections.Generic;
using System.Globalization;

namespace KafkaDurability.Analyzers.Options;

/// <summary>An option of this package in .editorconfig: a whole number, or one of some words. The table of all of them is here.</summary>
internal sealed class KafkaOption
{
    /// <summary>How the names of all of them begin.</summary>
    public const string Prefix = "kafka_durability.";

    private static readonly List<KafkaOption> s_all = [];

    /// <summary>KD1008 reports message timeouts below this.</summary>
    public static readonly KafkaOption MinMessageTimeoutMs = Of("kafka_durability.min_message_timeout_ms", 30_000, smallest: 0, "milliseconds");

    /// <summary>KD3001 reports replication factors below this.</summary>
    public static readonly KafkaOption MinReplicationFactor = Of("kafka_durability.min_replication_factor", 3, smallest: 1, "brokers");

    /// <summary>KD3002 reports a min.insync.replicas below this, KD3003 where it is left out.</summary>
    public static readonly KafkaOption MinInsyncReplicas = Of("kafka_durability.min_insync_replicas", 2, smallest: 1, "brokers");

    /// <summary>KD3006 reports a retention below this.</summary>
    public static readonly KafkaOption MinRetentionHours = Of("kafka_durability.min_retention_hours", 24, smallest: 0, "hours");

    /// <summary>What the code of a folder promises.</summary>
    public static readonly KafkaOption Guarantee = OneOf("kafka_durability.guarantee", "at_least_once", "exactly_once", "at_most_once");

    /// <summary>How loud the findings of a folder are; where it is not set, the project's own mode applies.</summary>
    public static readonly KafkaOption Mode = OneOf("kafka_durability.mode", "default", "strict", "relaxed", "off");

    private readonly int _smallest;
    private readonly string _unit;
    private readonly string[] _words;

    private KafkaOption(string key, int @default, int smallest, string unit, params string[] words)
    {
        Key = key;
        Default = @default;
        _smallest = smallest;
        _unit = unit;
        _words = words;
    }

    public static IReadOnlyList<KafkaOption> All => s_all;

    public string Key { get; }

    public int Default { get; }

    /// <summary>What the option takes, in words.</summary>
    public string Accepts => _words.Length > 0
        ? string.Join(", ", _words.Take(_words.Length - 1)) + " or " + _words[_words.Length - 1]
        : $"a whole number of {_unit}, {_smallest.ToString(CultureInfo.InvariantCulture)} or more";

    /// <summary>The default as it is written.</summary>
    public string DefaultText => _words.Length > 0 ? _words[Default] : Default.ToString(CultureInfo.InvariantCulture);

    /// <returns>The number, or the place of the word; null where the text is not accepted.</returns>
    public int? Parse(string text) => _words.Length > 0
        ? Array.FindIndex(_words, word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var place ? place : null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= _smallest ? value : null;

    /// <param name="words">The default first.</param>
    private static KafkaOption OneOf(string key, params string[] words)
    {
        var option = new KafkaOption(key, @default: 0, smallest: 0, "", words);
        s_all.Add(option);
        return option;
    }

    private static KafkaOption Of(string key, int @default, int smallest, string unit)
    {
        var option = new KafkaOption(key, @default, smallest, unit);
        s_all.Add(option);
        return option;
    }
}
