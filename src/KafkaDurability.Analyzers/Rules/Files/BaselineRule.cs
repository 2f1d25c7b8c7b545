using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>A rule that speaks of the baseline itself, once for a compilation, inside the file.</summary>
internal abstract class BaselineRule(DiagnosticDescriptor descriptor) : Rule(descriptor, Consequence.Other)
{
    /// <summary>Lets an analyzer take part: the last one that ends a compilation reports.</summary>
    /// <param name="register">What registers an action for the end of the compilation.</param>
    public static void Register(Compilation compilation, AnalyzerOptions options, Action<Action<CompilationAnalysisContext>> register)
    {
        if (Baseline.File(options) is null)
        {
            return;
        }

        BaselineUse.Of(compilation).Begin();
        register(end =>
        {
            var use = BaselineUse.Of(end.Compilation);
            if (use.End() && Baseline.File(end.Options) is { } file && file.GetText(end.CancellationToken) is { } text)
            {
                foreach (var rule in AllRules.All.OfType<BaselineRule>())
                {
                    rule.Judge(Baseline.Of(text), use, end.Compilation.AssemblyName, file.Path, text, end.ReportDiagnostic);
                }
            }
        });
    }

    protected abstract void Judge(Baseline baseline, BaselineUse use, string? project, string path, SourceText text, Action<Diagnostic> report);

    protected Diagnostic At(DiagnosticSeverity severity, string path, SourceText text, TextSpan span, params object[] arguments) => Diagnostic.Create(
        Descriptor,
        FilePlace.In(path, text, TextSpan.FromBounds(Math.Min(span.Start, text.Length), Math.Min(span.End, text.Length))).Location,
        severity,
        additionalLocations: null,
        properties: null,
        arguments);
}
