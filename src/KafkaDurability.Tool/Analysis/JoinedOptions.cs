using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Tool.Analysis;

/// <summary>What holds for a file is what its own project says.</summary>
internal sealed class JoinedOptions(IReadOnlyList<(CSharpCompilation Compilation, AnalyzerConfigOptionsProvider Options)> parts) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions => parts[0].Options.GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) =>
        parts.FirstOrDefault(part => part.Compilation.ContainsSyntaxTree(tree)).Options is { } own ? own.GetOptions(tree) : GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => parts[0].Options.GetOptions(textFile);
}

/// <summary>The same for severities.</summary>
internal sealed class JoinedSeverities(IReadOnlyList<CSharpCompilation> parts) : SyntaxTreeOptionsProvider
{
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
        Of(tree)?.IsGenerated(tree, cancellationToken) ?? GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return Of(tree)?.TryGetDiagnosticValue(tree, diagnosticId, cancellationToken, out severity) == true;
    }

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return parts[0].Options.SyntaxTreeOptionsProvider?.TryGetGlobalDiagnosticValue(diagnosticId, cancellationToken, out severity) == true;
    }

    private SyntaxTreeOptionsProvider? Of(SyntaxTree tree) => parts.FirstOrDefault(part => part.ContainsSyntaxTree(tree))?.Options.SyntaxTreeOptionsProvider;
}
