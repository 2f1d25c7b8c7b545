using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Tool.Analysis;

/// <summary>Where a tree of a joined program comes from.</summary>
internal sealed record TreeOrigin(SyntaxTree Tree, CSharpCompilation Compilation, AnalyzerConfigOptionsProvider Options);

/// <summary>What holds for a file is what its own project says.</summary>
internal sealed class JoinedOptions(IReadOnlyDictionary<SyntaxTree, TreeOrigin> origins, AnalyzerConfigOptionsProvider top) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions => top.GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => origins.TryGetValue(tree, out var origin) ? origin.Options.GetOptions(origin.Tree) : GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => top.GetOptions(textFile);
}

/// <summary>The same for severities.</summary>
internal sealed class JoinedSeverities(IReadOnlyDictionary<SyntaxTree, TreeOrigin> origins) : SyntaxTreeOptionsProvider
{
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
        Of(tree) is { } own ? own.Provider.IsGenerated(own.Tree, cancellationToken) : GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return Of(tree) is { } own && own.Provider.TryGetDiagnosticValue(own.Tree, diagnosticId, cancellationToken, out severity);
    }

    /// <summary>Of all projects the first that says something.</summary>
    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        foreach (var provider in origins.Values.Select(origin => origin.Compilation.Options.SyntaxTreeOptionsProvider).Distinct())
        {
            if (provider?.TryGetGlobalDiagnosticValue(diagnosticId, cancellationToken, out severity) == true)
            {
                return true;
            }
        }

        severity = ReportDiagnostic.Default;
        return false;
    }

    private (SyntaxTreeOptionsProvider Provider, SyntaxTree Tree)? Of(SyntaxTree tree) =>
        origins.TryGetValue(tree, out var origin) && origin.Compilation.Options.SyntaxTreeOptionsProvider is { } provider ? (provider, origin.Tree) : null;
}
