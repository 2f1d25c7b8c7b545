using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Rules;
using KafkaDurability.Analyzers.Topics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>Reports topics that are created, or altered, so that they lose messages or stop taking them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TopicAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] s_words =
        ["TopicSpecification", TopicProperties.ReplicationFactor, TopicProperties.ReplicasAssignments, TopicProperties.Configs, "AlterConfigsAsync", "IncrementalAlterConfigsAsync"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        AllRules.Descriptors(AllRules.Over<TopicInFolder>());

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KafkaSymbols.From(start.Compilation) is { TopicSpecification: not null } symbols)
            {
                var model = new TopicModel(start.Compilation, symbols, SettingsFiles.Of(start.Options, start.CancellationToken));
                var isTest = TestProject.Is(start.Compilation);
                BaselineRule.Register(start.Compilation, start.Options, start.RegisterCompilationEndAction);
                start.RegisterOperationBlockAction(block => Analyze(block, model, isTest));
            }
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, TopicModel model, bool isTest)
    {
        var reported = new HashSet<(string Rule, SyntaxNode At)>();
        foreach (var block in context.OperationBlocks.Where(block => MaySpecify(block.Syntax)))
        {
            var options = new KafkaOptions(context.Options.AnalyzerConfigOptionsProvider.GetOptions(block.Syntax.SyntaxTree));
            foreach (var topic in new TopicReader(model, block, context.OwningSymbol as IMethodSymbol, context.CancellationToken).Read())
            {
                foreach (var finding in TopicRules.Judge(topic, options, isTest))
                {
                    // Topics may share what they say.
                    if (reported.Add((finding.Rule.Id, finding.At)))
                    {
                        context.Report(finding);
                    }
                }
            }
        }
    }

    /// <summary>Most members can be told from their words alone; the type may stand before the name of a field.</summary>
    private static bool MaySpecify(SyntaxNode block)
    {
        SyntaxNode member = block.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } declaration and not GlobalStatementSyntax ? declaration : block;
        return s_words.Any(word => Members.Mentions(member, word));
    }
}
