using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Rules.Consumer;
using KafkaDurability.Analyzers.Source;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers;

/// <summary>Reads what each method does with the messages it consumes, and reports where some may be lost.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConsumeLoopAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(CommitBeforeProcessing.Descriptor, StoreBeforeProcessing.Descriptor);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KafkaSymbols.From(start.Compilation) is { } symbols)
            {
                start.RegisterOperationBlockAction(block => Analyze(block, symbols));
            }
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, KafkaSymbols symbols)
    {
        foreach (var block in context.OperationBlocks)
        {
            if (block is not (IBlockOperation or IFieldInitializerOperation or IPropertyInitializerOperation) || !MayAdvance(block.Syntax))
            {
                continue;
            }

            var facts = ConsumeFacts.Read(context.OwningSymbol as IMethodSymbol, context.GetControlFlowGraph(block), symbols, context.CancellationToken);
            foreach (var advance in facts.EarlyAdvances)
            {
                var finding = CommitBeforeProcessing.Judge(advance) ?? StoreBeforeProcessing.Judge(advance);
                if (finding is not null && !Throws(advance, context, symbols))
                {
                    context.ReportDiagnostic(finding.ToDiagnostic());
                }
            }
        }
    }

    /// <summary>A StoreOffset that throws passes nothing; KD2004 stands there.</summary>
    private static bool Throws(EarlyAdvance advance, OperationBlockAnalysisContext context, KafkaSymbols symbols) =>
        advance.Kind == AdvanceKind.Store
        && Members.RootOf(advance.Call) is { } member
        && new ConfigLinker(ConfigModel.Of(context.Compilation, symbols), context.CancellationToken).ObjectsOf(member)
            .Any(config => StoreOffsetThrows.Throwing(config).Any(throwing => throwing.Call.Node == advance.Call));

    /// <summary>Most members can be told from their words alone, before a graph is built.</summary>
    private static bool MayAdvance(SyntaxNode syntax) => syntax.DescendantTokens().Any(token =>
        token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText is "Commit" or "StoreOffset");
}
