using KafkaDurability.Analyzers.Guarantees;

namespace KafkaDurability.Tool.Analysis;

/// <summary>An endpoint that a library over the client runs, ready to be shown.</summary>
/// <param name="Of">What it is for: the message's type, or the class that sets it up.</param>
/// <param name="Whole">The set-up around it.</param>
/// <param name="Topics">Empty where they are not in sight.</param>
internal sealed record EndpointReport(string Library, string Of, bool IsProducer, string Project, Place At, Place Whole, IReadOnlyList<TopicName> Topics)
{
    public string Name => $"{Of} ({Library})";

    public string Kind => IsProducer ? "producer" : "consumer";

    /// <summary>Whether a place is in the set-up.</summary>
    public bool Has(Place place) => place.Path == Whole.Path
        && (place.Line, place.Column).CompareTo((Whole.Line, Whole.Column)) >= 0
        && (place.Line, place.Column).CompareTo((Whole.EndLine, Whole.EndColumn)) <= 0;
}
