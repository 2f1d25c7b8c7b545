using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>Reads what each method does with the messages it consumes, and reports where some may be lost.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConsumeLoopAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        AllRules.Descriptors(AllRules.All.Where(rule => rule is Rule<MemberLoops> or Rule<CommittedOffset>));

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
                var rules = LoopRules.Of(model);
                BaselineRule.Register(start.Compilation, start.Options, start.RegisterCompilationEndAction);
                start.RegisterOperationBlockAction(block =>
                {
                    AnalyzeOffsets(block, model);
                    AnalyzeLoops(block, rules);
                });
            }
        });
    }

    private static void AnalyzeOffsets(OperationBlockAnalysisContext context, ConfigModel model)
    {
        foreach (var block in context.OperationBlocks.Where(block => CommittedOffsetReader.MayCommit(block.Syntax)))
        {
            if (Members.RootOf(block.Syntax) is not { } member)
            {
                continue;
            }

            var effects = ConsumeModel.Of(model.Compilation, model.Symbols).EffectsIn(member, context.CancellationToken);
            foreach (var committed in CommittedOffsetReader.Read(block, model.Symbols, effects, context.CancellationToken)
                .Where(committed => !OutsideTransaction.Is(committed.Call, model, context.CancellationToken)))
            {
                foreach (var finding in AllRules.Over<CommittedOffset>().SelectMany(rule => rule.Judge(committed)))
                {
                    context.Report(finding);
                }
            }
        }
    }

    private static void AnalyzeLoops(OperationBlockAnalysisContext context, LoopRules rules)
    {
        foreach (var member in Members.Of(context.OperationBlocks))
        {
            var findings = Enumerable.Empty<Finding>();
            if (rules.Concerns(member, context.CancellationToken))
            {
                findings = rules.Judge(member, context.CancellationToken).Where(finding => Members.RootOf(finding.At) == member);
            }

            // A helper that swallows a failure does not know whose message it was.
            findings = findings.Concat(rules.JudgedElsewhere(member, context.CancellationToken));
            foreach (var finding in findings.GroupBy(finding => (finding.Rule.Id, finding.At)).Select(group => group.First()))
            {
                context.Report(finding);
            }
        }
    }
}
