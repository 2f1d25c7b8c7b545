using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD0001: an option of this package in .editorconfig has a value that it does not take.</summary>
internal static class OptionRejected
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "KD0001",
        "an option of this package has a value that it does not take",
        "{0} = '{1}' is not accepted, so the default applies; write {2}",
        "The value in .editorconfig cannot be read, so the rule that asks for it runs with its default.",
        WellKnownDiagnosticTags.CompilationEnd);
}
