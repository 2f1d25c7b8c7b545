using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>Reads what each method does with the messages it consumes, and reports where some may be lost.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConsumeLoopAnalyzer : MemberAnalyzer
{
    private static readonly WordSet s_words = new(LoopRules.Words, CommittedOffsetReader.Words, ["catch"]);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        AllRules.Descriptors(AllRules.All.Where(rule => rule is Rule<MemberLoops> or Rule<CommittedOffset>));

    private protected override WordSet Words => s_words;

    /// <summary>A helper that swallows a failure need not know of the client.</summary>
    private protected override bool MayConcern(SyntaxTree tree, ConfigModel model, CancellationToken cancellation) =>
        TreeNames.Of(tree).HasWord("catch") || model.Trees.Reaches(tree);

    private protected override IEnumerable<Finding> Judge(SyntaxNode member, ConfigModel model, KafkaOptions options, CancellationToken cancellation) =>
        Offsets(member, model, cancellation).Concat(Loops(member, LoopRules.Of(model), cancellation));

    private static IEnumerable<Finding> Offsets(SyntaxNode member, ConfigModel model, CancellationToken cancellation)
    {
        if (!model.Trees.Touches(member.SyntaxTree) || !CommittedOffsetReader.MayCommit(member) || model.Operation(member, cancellation) is not { } body)
        {
            return [];
        }

        var effects = ConsumeModel.Of(model.Compilation, model.Symbols).EffectsIn(member, cancellation);
        return CommittedOffsetReader.Read(body, model.Symbols, effects, cancellation)
            .Where(committed => !OutsideTransaction.Is(committed.Call, model, cancellation))
            .SelectMany(committed => AllRules.Over<CommittedOffset>().SelectMany(rule => rule.Judge(committed)));
    }

    private static IEnumerable<Finding> Loops(SyntaxNode member, LoopRules rules, CancellationToken cancellation)
    {
        // A function that is given away may have none of the words, so nobody visits it: who runs it tells.
        var findings = rules.Concerns(member, cancellation)
            ? rules.Judge(member, cancellation).Where(finding => Members.RootOf(finding.At) is { } place
                && (place == member || (!s_words.StandIn(place) && rules.IsFirstToTell(member, finding, place, cancellation))))
            : [];

        // Nor may the loop that takes what another class consumes.
        findings = findings.Concat(rules.OfLoopsThatTake(member, s_words, cancellation));

        // A helper that swallows a failure does not know whose message it was.
        return findings.Concat(rules.JudgedElsewhere(member, cancellation))
            .GroupBy(finding => (finding.Rule.Id, finding.At))
            .Select(same => same.First());
    }
}
