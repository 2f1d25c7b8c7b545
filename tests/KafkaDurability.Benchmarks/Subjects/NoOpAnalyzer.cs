using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Benchmarks.Subjects;

/// <summary>Registers one kind of action as often as this package has analyzers, and does nothing in it.</summary>
internal sealed class NoOpAnalyzer(Action<CompilationStartAnalysisContext> register) : DiagnosticAnalyzer
{
    private const int Analyzers = 5;

    private static readonly DiagnosticDescriptor s_rule = new("NOOP", "Nothing", "Nothing", "None", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        for (var i = 0; i < Analyzers; i++)
        {
            context.RegisterCompilationStartAction(register);
        }

        context.RegisterCompilationAction(_ => { });
    }
}
