using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Options;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD0001: an option of this package is unknown, or has a value that is not accepted.</summary>
internal sealed class OptionRejected() : Rule(
    Warning(
        "KD0001",
        "an option of this package is unknown, or has a value that is not accepted",
        "{0}, so {1}; write {2}",
        "An option in .editorconfig or .globalconfig that is misspelt, or whose value cannot be read, changes nothing.",
        WellKnownDiagnosticTags.CompilationEnd),
    Consequence.Other)
{
    private const int MostEdits = 4;

    /// <summary>The rule that the analyzer reports by.</summary>
    public static OptionRejected Instance { get; } = AllRules.All.OfType<OptionRejected>().Single();

    /// <param name="place">Null where the compiler does not give the file.</param>
    /// <param name="text">What is written.</param>
    public Diagnostic Value(Location? place, KafkaOption option, string text) =>
        Create(place, $"{option.Key} = '{text}'{Where(place)} is not accepted", "the default applies", option.Accepts);

    /// <inheritdoc cref="Value"/>
    public Diagnostic Name(Location? place, string key) => Create(
        place,
        $"{key}{Where(place)} is not an option of this package",
        "it has no effect",
        Spelling.Nearest(Spelling.Normal(key), MostEdits, KafkaOption.All.Select(option => option.Key)) ?? "one of " + string.Join(", ", KafkaOption.All.Select(option => option.Key)));

    private Diagnostic Create(Location? place, params object[] arguments) => Diagnostic.Create(Descriptor, place ?? Location.None, arguments);

    private static string Where(Location? place) => place is null ? " in .editorconfig or .globalconfig" : "";
}
