using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>Reports single calls on consumers, admin clients and builders that lose messages whatever is around them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientUseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        AllRules.Descriptors(AllRules.Over<ClientMember>());

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
                start.RegisterOperationBlockAction(block => Analyze(block, model));
            }
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, ConfigModel model)
    {
        foreach (var member in Members.Of(context.OperationBlocks))
        {
            if (ClientUseRules.MayConcern(member) && model.Graph(member, context.CancellationToken) is { } graph)
            {
                foreach (var finding in ClientUseRules.Judge(new ClientMember(member, graph.OriginalOperation, model, context.CancellationToken)))
                {
                    context.Report(finding);
                }
            }
        }
    }
}
