using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Options;

/// <summary>The options of this package for one file, from .editorconfig.</summary>
/// <param name="MinMessageTimeoutMs">KD1008 reports message timeouts below this many milliseconds.</param>
internal sealed record KafkaOptions(int MinMessageTimeoutMs)
{
    public const string MinMessageTimeoutKey = "kafka_durability.min_message_timeout_ms";

    public static readonly KafkaOptions Default = new(MinMessageTimeoutMs: 30_000);

    /// <param name="rejected">The text of an option that is not accepted; the default is used in its place.</param>
    public static KafkaOptions Read(AnalyzerConfigOptions options, out string? rejected)
    {
        rejected = null;
        if (!options.TryGetValue(MinMessageTimeoutKey, out var text))
        {
            return Default;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return new KafkaOptions(milliseconds);
        }

        rejected = text;
        return Default;
    }
}
