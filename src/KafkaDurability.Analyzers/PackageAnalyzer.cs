using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>What no analyzer of this package can forget: generated code is left out, and trees are analyzed side by side.</summary>
public abstract class PackageAnalyzer : DiagnosticAnalyzer
{
    private protected PackageAnalyzer()
    {
    }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Begin);
    }

    /// <summary>Registers what the analyzer does in a program, where that concerns it at all; see docs/decisions/0006 for what costs nothing.</summary>
    private protected abstract void Begin(CompilationStartAnalysisContext start);
}
