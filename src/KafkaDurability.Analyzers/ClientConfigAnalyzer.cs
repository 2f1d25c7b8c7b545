using System.Collections.Immutable;
using System.Threading;
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

/// <summary>Reports producer and consumer settings, in code and in settings files, that lose or duplicate messages, or that the client throws on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientConfigAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        AllRules.Descriptors(AllRules.All.Where(rule => rule is SettingRule or FileRule or OptionRejected));

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (KafkaSymbols.From(context.Compilation) is not { } symbols)
        {
            return;
        }

        var model = ConfigModel.Of(context.Compilation, symbols, SettingsFiles.Of(context.Options, context.CancellationToken));
        context.RegisterOperationBlockAction(block => Analyze(block, model));
        if (!model.Files.All.IsEmpty)
        {
            context.RegisterAdditionalFileAction(file => AnalyzeFile(file, model));
        }

        context.RegisterCompilationEndAction(OptionCheck.Report);
        BaselineRule.Register(context.Compilation, context.Options, context.RegisterCompilationEndAction);
    }

    private static void AnalyzeFile(AdditionalFileAnalysisContext context, ConfigModel model)
    {
        if (!SettingsFile.IsSettings(context.AdditionalFile.Path))
        {
            return;
        }

        var options = new KafkaOptions(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile));
        foreach (var finding in SettingsFileRules.Judge(context.AdditionalFile.Path, model, options, context.CancellationToken))
        {
            context.Report(finding);
        }
    }

    private static void Analyze(OperationBlockAnalysisContext context, ConfigModel model)
    {
        foreach (var member in Members.Of(context.OperationBlocks))
        {
            if (!Mentions.Settings(member))
            {
                continue;
            }

            var options = new KafkaOptions(context.Options.AnalyzerConfigOptionsProvider.GetOptions(member.SyntaxTree));
            var findings = new List<Finding>();
            foreach (var config in new ConfigLinker(model, context.CancellationToken).ObjectsOf(member))
            {
                // Each member reports what stands in it; others that see the same object come to the same answer.
                var use = new ConsumerUse(config, model, context.CancellationToken);
                findings.AddRange(SettingRules.Judge(new ClientSettings(config, options, use, new TransactionUse(config, model, context.CancellationToken)))
                    .Where(finding => Members.RootOf(finding.At) == member));
            }

            foreach (var finding in SettingRules.Settle(findings))
            {
                context.Report(finding);
            }
        }
    }
}
