namespace KafkaDurability.Analyzers.Options;

/// <summary>What the code of a folder promises; the numbers are the words' places in <see cref="KafkaOption.Guarantee"/>.</summary>
internal enum Guarantee
{
    /// <summary>No message is lost; some may come twice.</summary>
    AtLeastOnce,

    /// <summary>Neither lost nor twice.</summary>
    ExactlyOnce,

    /// <summary>Messages may be lost, as those of telemetry.</summary>
    AtMostOnce,
}
