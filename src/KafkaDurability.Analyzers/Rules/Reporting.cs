using KafkaDurability.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>The one way from findings to diagnostics: what the folder of the finding promises decides whether, and how loud.</summary>
internal static class Reporting
{
    public static void Report(this OperationBlockAnalysisContext context, Finding finding)
    {
        var options = new KafkaOptions(context.Options.AnalyzerConfigOptionsProvider.GetOptions(finding.At.SyntaxTree));
        if (Severity(finding.Rule, options) is { } severity)
        {
            context.ReportDiagnostic(finding.ToDiagnostic(severity));
        }
    }

    public static void Report(this AdditionalFileAnalysisContext context, FileFinding finding)
    {
        var options = new KafkaOptions(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile));
        if (Severity(finding.Rule, options) is { } severity)
        {
            context.ReportDiagnostic(finding.ToDiagnostic(severity));
        }
    }

    /// <returns>Null where the finding is none under the guarantee.</returns>
    private static DiagnosticSeverity? Severity(Rule rule, KafkaOptions options) => (options.Guarantee, rule.Consequence) switch
    {
        (Guarantee.AtMostOnce, Consequence.Loss) => null,
        (Guarantee.ExactlyOnce, Consequence.Duplicate) => DiagnosticSeverity.Warning,
        _ => rule.Descriptor.DefaultSeverity,
    };
}
