using KafkaDurability.Analyzers.Libraries;
using KafkaDurability.Analyzers.Options;
namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD6015: so many messages between commits that a restart repeats many.</summary>
internal sealed class WideCheckpoint() : WrapperRule(
    Hazard.WideCheckpoint,
    Info(
        "KD6015",
        "so many messages between commits that a restart repeats many",
        "{0}, so a restart processes up to {1} messages of each partition again; set a smaller number",
        "What was processed since the last checkpoint comes again."),
    Consequence.Duplicate)
{
    /// <summary>Repeating fewer messages than this takes seconds.</summary>
    private const int MostRepeated = 500;

    /// <inheritdoc/>
    protected override bool IsBad(LibraryFact fact, KafkaOptions options) => fact.Number > MostRepeated;
}
