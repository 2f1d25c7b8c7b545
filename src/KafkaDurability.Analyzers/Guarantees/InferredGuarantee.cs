using System.Collections.Immutable;
using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>What is proved of one client, and why it is no more.</summary>
/// <param name="Reasons">Those that decide first; never empty.</param>
/// <param name="Hazards">All findings on it.</param>
internal sealed record InferredGuarantee(ClientInSight Client, Delivery Delivery, ImmutableArray<Reason> Reasons, ImmutableArray<Hazard> Hazards)
{
    public bool IsConditional => Reasons.Any(reason => reason.Kind == ReasonKind.Condition);

    /// <summary>Whether a message may be lost, or twice, as a finding shows: what is out of sight shows nothing.</summary>
    public bool Breaks(Options.Guarantee promise) => promise switch
    {
        Options.Guarantee.AtMostOnce => false,
        Options.Guarantee.AtLeastOnce => Delivery == Delivery.AtMostOnce,
        _ => Delivery == Delivery.AtMostOnce || Delivery == Delivery.AtLeastOnce && (Client.Kind == ClientKinds.Producer || Reasons.Any(reason => reason.Kind == ReasonKind.Hazard)),
    };

    /// <summary>"at least once", as a heading.</summary>
    public string Name => (Delivery, Client.Kind) switch
    {
        (Delivery.AtMostOnce, ClientKinds.Producer) => "may lose messages",
        (Delivery.AtMostOnce, _) => "at most once",
        (Delivery.AtLeastOnce, ClientKinds.Producer) => "at least once, with duplicates",
        (Delivery.AtLeastOnce, _) => "at least once",
        (Delivery.Idempotent, _) => "idempotent: each message once, in order",
        (Delivery.Transactional, _) => "transactional",
        (Delivery.ExactlyOnce, _) => "exactly once within Kafka",
        _ => "unknown",
    };

    /// <summary>As a sentence of a message, without its full stop.</summary>
    public string Sentence
    {
        get
        {
            var decisive = Reasons.Take(2).Select(reason => reason.Rule is not null ? $"{reason.Rule} in {reason.Place}" : reason.Text + (reason.Place.Length > 0 ? $" ({reason.Place})" : ""));
            return $"This {(Client.Kind == ClientKinds.Producer ? "producer" : "consumer")}: {Name}{(IsConditional ? ", on a condition" : "")}; {string.Join("; ", decisive)}";
        }
    }
}
