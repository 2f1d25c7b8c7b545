using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>Follows producers from the first Produce to the last Flush, and reports messages that are lost or sent twice on the way.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProducerUseAnalyzer : MemberAnalyzer
{
    private static readonly WordSet s_words = new(ProducerRules.Words, ["catch"]);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        AllRules.Descriptors(AllRules.Over<ProducerMember>());

    private protected override WordSet Words => s_words;

    /// <summary>Who catches what comes out of a method that sends, or drops its task, need not know of the producer behind it.</summary>
    private protected override bool MayConcern(SyntaxTree tree, ConfigModel model, CancellationToken cancellation) =>
        model.Trees.Touches(tree) || SendModel.Of(model.Compilation, model.Symbols).MayCall(tree, cancellation);

    private protected override Func<SyntaxNode, bool>? Others(SyntaxTree tree, ConfigModel model, CancellationToken cancellation) =>
        SendModel.Of(model.Compilation, model.Symbols) is var sends && sends.MayCall(tree, cancellation) ? member => sends.MayDrop(member, cancellation) : null;

    private protected override IEnumerable<Finding> Judge(SyntaxNode member, ConfigModel model, KafkaOptions options, CancellationToken cancellation) =>
        ProducerRules.MayConcern(member, model, cancellation) && model.Graph(member, cancellation) is { } graph
            ? ProducerRules.Judge(new ProducerMember(member, graph, model, cancellation) { Guarantee = options.Guarantee })
            : [];
}
