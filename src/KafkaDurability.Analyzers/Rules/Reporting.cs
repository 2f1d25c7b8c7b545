using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Baselines;
using KafkaDurability.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>
/// The one way from findings to diagnostics: what the folder of the finding promises, and its mode, decide whether, and
/// how loud; what the baseline has is not reported.
/// </summary>
internal static class Reporting
{
    /// <param name="options">Those of the tree that is analyzed, which the finding stands in.</param>
    public static void Report(this SemanticModelAnalysisContext context, Finding finding, KafkaOptions options)
    {
        if (Severity(finding.Rule, options, options.ModeIn(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions)) is not { } severity)
        {
            return;
        }

        // One piece of code may bind several values of a settings file.
        var value = finding.Files.FirstOrDefault() is { } place ? Text(context.Options, place, context.CancellationToken) : "";
        var fingerprint = Fingerprint.Of(finding.At, value, context.SemanticModel.Compilation, context.CancellationToken);
        if (!IsHidden(finding.Rule, fingerprint, context.SemanticModel.Compilation, context.Options, context.CancellationToken))
        {
            context.ReportDiagnostic(finding.ToDiagnostic(Baseline.IsWritten(context.Options) ? DiagnosticSeverity.Info : severity, fingerprint));
        }
    }

    public static void Report(this AdditionalFileAnalysisContext context, FileFinding finding)
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var options = new KafkaOptions(provider.GetOptions(context.AdditionalFile));
        if (Severity(finding.Rule, options, options.ModeIn(provider.GlobalOptions)) is not { } severity || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        var fingerprint = Fingerprint.Of(finding.At.Path, text, finding.At.Span);
        if (!IsHidden(finding.Rule, fingerprint, context.Compilation, context.Options, context.CancellationToken))
        {
            context.ReportDiagnostic(finding.ToDiagnostic(Baseline.IsWritten(context.Options) ? DiagnosticSeverity.Info : severity, fingerprint));
        }
    }

    /// <returns>Null where the finding is none under the guarantee, or in the mode.</returns>
    private static DiagnosticSeverity? Severity(Rule rule, KafkaOptions options, Mode mode) => (mode, options.Guarantee, rule.Consequence) switch
    {
        (Mode.Off, _, _) or (_, Guarantee.AtMostOnce, Consequence.Loss) => null,
        (_, Guarantee.ExactlyOnce, Consequence.Duplicate) => DiagnosticSeverity.Warning,
        (Mode.Strict, _, _) => rule.Strict,
        (Mode.Relaxed, _, _) => rule.Relaxed,
        _ => rule.Descriptor.DefaultSeverity,
    };

    private static bool IsHidden(Rule rule, Fingerprint fingerprint, Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        Baseline.Of(options, cancellation)?.Hides(compilation, rule.Id, fingerprint) == true;

    private static string Text(AnalyzerOptions options, FilePlace place, CancellationToken cancellation) =>
        options.AdditionalFiles.FirstOrDefault(file => file.Path == place.Path)?.GetText(cancellation) is { } text && place.Span.End <= text.Length ? text.ToString(place.Span) : "";
}
