using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>Follows producers from the first Produce to the last Flush, and reports messages that are lost or sent twice on the way.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProducerUseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        AllRules.Descriptors(AllRules.Over<ProducerMember>());

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KafkaSymbols.From(start.Compilation) is { } symbols)
            {
                var model = ConfigModel.Of(start.Compilation, symbols, SettingsFiles.Of(start.Options, start.CancellationToken));
                BaselineRule.Register(start.Compilation, start.Options, start.RegisterCompilationEndAction);
                start.RegisterOperationBlockAction(block => Analyze(block, model));
            }
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, ConfigModel model)
    {
        foreach (var member in Members.Of(context.OperationBlocks))
        {
            if (ProducerRules.MayConcern(member, model, context.CancellationToken) && model.Graph(member, context.CancellationToken) is { } graph)
            {
                var options = new KafkaOptions(context.Options.AnalyzerConfigOptionsProvider.GetOptions(member.SyntaxTree));
                foreach (var finding in ProducerRules.Judge(new ProducerMember(member, graph, model, context.CancellationToken) { Guarantee = options.Guarantee }))
                {
                    context.Report(finding);
                }
            }
        }
    }
}
