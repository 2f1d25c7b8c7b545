using System.Collections.Immutable;
using KafkaDurability.Analyzers.Binding;
using KafkaDurability.Analyzers.Rules.Producer;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>The rules over the use of producers, and which of them yields where two see one defect.</summary>
internal static class ProducerRules
{
    public static readonly ImmutableArray<ProducerRule> All = ImmutableArray.Create<ProducerRule>(
        new NotFlushed(),
        new FlushRemainderIgnored(),
        new ProducerPerMessage());

    private static readonly string[] s_words =
    [
        "Produce", "ProduceAsync", "ProducerBuilder", "IProducer", "Flush", "Dispose", "DisposeAsync",
        "BeginTransaction", "CommitTransaction",
    ];

    /// <summary>Most members can be told from their words alone, before a graph is built.</summary>
    public static bool MayConcern(SyntaxNode member) => s_words.Any(word => Members.Mentions(member, word));

    /// <summary>What the rules find in a member, each defect once.</summary>
    public static IEnumerable<Finding> Judge(ProducerMember member) => All
        .SelectMany(rule => rule.Judge(member))
        .Where(finding => Members.RootOf(finding.At) == member.Syntax)
        .GroupBy(finding => (finding.Rule.Id, finding.At))
        .Select(same => same.First());
}
