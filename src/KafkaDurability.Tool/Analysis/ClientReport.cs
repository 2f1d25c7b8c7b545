using KafkaDurability.Analyzers.Guarantees;
using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Tool.Analysis;

/// <summary>A client with all that is known of it, ready to be shown.</summary>
/// <param name="Name">The type that builds it, and the line.</param>
/// <param name="IsProducer">A producer; else a consumer.</param>
/// <param name="Guarantee">As a heading: "at least once".</param>
/// <param name="Topics">The topics that it sends to, or consumes.</param>
internal sealed record ClientReport(
    string Project, string Name, bool IsProducer, Place Build, Delivery Delivery, string Guarantee, bool IsConditional,
    IReadOnlyList<ShownReason> Reasons, IReadOnlyList<ShownValue> Settings, IReadOnlyList<TopicName> Topics)
{
    public string Kind => IsProducer ? "producer" : "consumer";

    /// <summary>All code that it was read from, as far as it is shown.</summary>
    public IEnumerable<Place> Places => Reasons.SelectMany(reason => reason.Way).Concat(Settings.Select(value => value.Place).OfType<Place>()).Prepend(Build);

    /// <summary>For colors and counts: bad, fair, good or unknown.</summary>
    public string Grade => Delivery switch
    {
        Delivery.Unknown => "unknown",
        Delivery.AtMostOnce => "bad",
        Delivery.AtLeastOnce when IsProducer => "fair",
        _ when IsConditional => "fair",
        _ => "good",
    };
}

/// <param name="Place">Null where it is nowhere in code.</param>
/// <param name="Way">The other places of a finding, in order, with <paramref name="Place"/> among them.</param>
internal sealed record ShownReason(ReasonKind Kind, string Text, string? Rule, Place? Place, IReadOnlyList<Place> Way);

/// <param name="Value">Null where it is not known.</param>
/// <param name="Origin">"default", "code", "settings file", "implied", "unknown".</param>
/// <param name="Mark">"contradiction" or "dead"; null where there is nothing to be noticed.</param>
/// <param name="Rules">The findings on it.</param>
internal sealed record ShownValue(string Key, string? Value, string Origin, Place? Place, string? Note, string? Mark, IReadOnlyList<string> Rules)
{
    /// <summary>By value, for comparing the settings of a client in two programs.</summary>
    public string Text => $"{Key}={Value} {Origin} {Place} {Mark} {Note} {string.Join(' ', Rules)}";
}
