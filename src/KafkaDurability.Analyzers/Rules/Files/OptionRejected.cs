using KafkaDurability.Analyzers.Options;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD0001: an option of this package in .editorconfig has a value that it does not take.</summary>
internal sealed class OptionRejected() : Rule(
    Warning(
        "KD0001",
        "an option of this package has a value that it does not take",
        "{0} = '{1}' is not accepted, so the default applies; write {2}",
        "The value in .editorconfig cannot be read, so the rule that asks for it runs with its default.",
        WellKnownDiagnosticTags.CompilationEnd),
    Consequence.Other)
{
    /// <summary>The rule that the analyzer reports by.</summary>
    public static OptionRejected Instance { get; } = AllRules.All.OfType<OptionRejected>().Single();

    /// <param name="text">What is written.</param>
    public Diagnostic At(Location location, KafkaOption option, string text) =>
        Diagnostic.Create(Descriptor, location, option.Key, text, option.Accepts);
}
