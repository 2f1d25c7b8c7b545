using KafkaDurability.Analyzers.Libraries;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD6012: CAP keeps messages in memory while a real broker is used.</summary>
internal sealed class MemoryStorage() : WrapperRule(
    Hazard.MemoryStorage,
    Warning(
        "KD6012",
        "CAP keeps messages in memory while a real broker is used",
        "CAP commits a Kafka offset once the message is stored, and UseInMemoryStorage stores it in memory, so a restart loses what was received or is still to be sent; use a database",
        "The storage is what makes CAP's messages last."),
    Consequence.Loss);
