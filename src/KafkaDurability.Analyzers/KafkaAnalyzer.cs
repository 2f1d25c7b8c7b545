using System.Threading;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>How each analyzer of this package is driven: by one action a tree, of all trees that people write; see docs/decisions/0006.</summary>
public abstract class KafkaAnalyzer : DiagnosticAnalyzer
{
    private protected KafkaAnalyzer()
    {
    }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (Begin(start.Compilation, start.Options, start.CancellationToken) is { } look)
            {
                start.RegisterSemanticModelAction(look);
                BaselineRule.Register(start.Compilation, start.Options, start.RegisterCompilationEndAction);
                Start(start);
            }
        });
    }

    /// <summary>What is done with each tree of a program; null where there is nothing to look for, and nothing is registered then.</summary>
    private protected abstract Action<SemanticModelAnalysisContext>? Begin(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation);

    /// <summary>Registers what goes beyond trees, where there is something to look for.</summary>
#pragma warning disable RS1012 // The action that each analyzer has is registered above; few have more.
    private protected virtual void Start(CompilationStartAnalysisContext context)
#pragma warning restore RS1012
    {
    }
}
