using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers;

/// <summary>Follows the consumers that a type builds, and reports those that leave their group badly.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConsumerLifeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        AllRules.Descriptors(AllRules.Over<ConsumerLife>());

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KafkaSymbols.From(start.Compilation) is { } symbols && !TestProject.Is(start.Compilation))
            {
                var files = SettingsFiles.Of(start.Options, start.CancellationToken);
                BaselineRule.Register(start.Compilation, start.Options, start.RegisterCompilationEndAction);
                start.RegisterOperationBlockAction(block => Analyze(block, ConfigModel.Of(block.Compilation, symbols, files)));
            }
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, ConfigModel model)
    {
        foreach (var block in context.OperationBlocks)
        {
            // Top-level statements come as a method body.
            if (block is not (IBlockOperation or IMethodBodyOperation or IFieldInitializerOperation) || block.Syntax.ContainsDiagnostics || !MayBuild(block.Syntax)
                || Members.RootOf(block.Syntax) is not { } member || model.Graph(member, context.CancellationToken) is not { } graph)
            {
                continue;
            }

            foreach (var life in ConsumerLife.In(graph, model, context.CancellationToken))
            {
                foreach (var finding in AllRules.Over<ConsumerLife>().SelectMany(rule => rule.Judge(life)))
                {
                    context.Report(finding);
                }
            }
        }
    }

    /// <summary>Most members can be told from their words alone, before a graph is built.</summary>
    private static bool MayBuild(SyntaxNode syntax) => Members.Mentions(syntax, "Build") || Members.Mentions(syntax, "Consume");
}
