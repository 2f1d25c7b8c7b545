using KafkaDurability.Analyzers.Libraries;
using KafkaDurability.Analyzers.Options;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD6010: a library creates a topic with too few copies.</summary>
internal sealed class TopicWithFewCopies() : WrapperRule(
    Hazard.FewCopies,
    Warning(
        "KD6010",
        "a library creates a topic with too few copies",
        "{0} creates the topic with {1}; use {2}",
        "A message is lost when all brokers that have a copy of it are lost."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    /// <inheritdoc/>
    /// <remarks>As KD3001: the one broker of a developer's machine has no other to keep copies on.</remarks>
    protected override bool IsBad(LibraryFact fact, KafkaOptions options) => !fact.IsLocal && fact.Number < options[KafkaOption.MinReplicationFactor];

    /// <inheritdoc/>
    protected override object[] Arguments(LibraryFact fact, KafkaOptions options) =>
    [
        fact.Words[0],
        fact.Number == 1 ? "a single copy of each message, so they are lost with the broker that has it" : $"{fact.Number} copies of each message, so they are lost when {fact.Number} brokers fail",
        options[KafkaOption.MinReplicationFactor],
    ];
}
