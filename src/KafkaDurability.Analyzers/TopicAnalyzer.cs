using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Rules;
using KafkaDurability.Analyzers.Topics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>Reports topics that are created, or altered, so that they lose messages or stop taking them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TopicAnalyzer : MemberAnalyzer
{
    private static readonly WordSet s_words = new(
        ["TopicSpecification", TopicProperties.ReplicationFactor, TopicProperties.ReplicasAssignments, TopicProperties.Configs, "AlterConfigsAsync", "IncrementalAlterConfigsAsync"]);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        AllRules.Descriptors(AllRules.Over<TopicInFolder>());

    private protected override WordSet Words => s_words;

    private protected override bool Concerns(Compilation compilation, KafkaSymbols symbols) => symbols.TopicSpecification is not null;

    private protected override IEnumerable<Finding> Judge(SyntaxNode member, ConfigModel model, KafkaOptions options, CancellationToken cancellation)
    {
        if (model.Operation(member, cancellation) is not { } body)
        {
            return [];
        }

        // Topics may share what they say.
        var isTest = TestProject.Is(model.Compilation);
        return new TopicReader(TopicModel.Of(model), body, model.MethodOf(member, cancellation), cancellation).Read()
            .SelectMany(topic => TopicRules.Judge(topic, options, isTest))
            .GroupBy(finding => (finding.Rule.Id, finding.At))
            .Select(same => same.First());
    }
}
