namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>What becomes of the messages of a client, as far as that is proved; the worst that is known comes first.</summary>
internal enum Delivery
{
    /// <summary>Something that decides is out of sight, and nothing is proved.</summary>
    Unknown,

    /// <summary>Some may be lost: a consumer does not get them again, a producer does not hear that they did not arrive.</summary>
    AtMostOnce,

    /// <summary>None is lost; some may come, or be written, twice.</summary>
    AtLeastOnce,

    /// <summary>Of producers: none is lost, and the client's own retries neither repeat nor reorder.</summary>
    Idempotent,

    /// <summary>Of producers: what is sent in a transaction is there as a whole, or not at all.</summary>
    Transactional,

    /// <summary>Of consumers: its offsets go in the transaction of what it sends, so within Kafka each message counts once.</summary>
    ExactlyOnce,
}
