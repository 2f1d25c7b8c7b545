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
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>Follows the consumers that a type builds, and reports those that leave their group badly.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConsumerLifeAnalyzer : MemberAnalyzer
{
    private static readonly WordSet s_words = new(["Build", "Consume"]);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        AllRules.Descriptors(AllRules.Over<ConsumerLife>());

    private protected override WordSet Words => s_words;

    private protected override bool Concerns(Compilation compilation, KafkaSymbols symbols) => !TestProject.Is(compilation);

    private protected override IEnumerable<Finding> Judge(SyntaxNode member, ConfigModel model, KafkaOptions options, CancellationToken cancellation) =>
        !member.ContainsDiagnostics && model.Graph(member, cancellation) is { } graph
            ? ConsumerLife.In(graph, model, cancellation).SelectMany(life => AllRules.Over<ConsumerLife>().SelectMany(rule => rule.Judge(life)))
            : [];
}
