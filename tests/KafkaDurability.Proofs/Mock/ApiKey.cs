namespace KafkaDurability.Proofs.Mock;

/// <summary>The requests of Kafka's protocol that a fault can be put on, by their number there.</summary>
internal enum ApiKey : short
{
    Produce = 0,
    Fetch = 1,
    Metadata = 3,
    OffsetCommit = 8,
    JoinGroup = 11,
    Heartbeat = 12,
    LeaveGroup = 13,
    AddPartitionsToTransaction = 24,
}
