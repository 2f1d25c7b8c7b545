using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Producing;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>Which members the rules over the use of producers look at, and what they find there.</summary>
internal static class ProducerRules
{
    /// <summary>What a member that uses a producer itself mentions.</summary>
    public static readonly string[] Words =
    [
        "Produce", "ProduceAsync", "ProducerBuilder", "IProducer", "Flush", "Dispose", "DisposeAsync",
        "BeginTransaction", "CommitTransaction",
    ];

    /// <summary>Most members can be told from their words alone, before a graph is built.</summary>
    public static bool MayConcern(SyntaxNode member, ConfigModel model, CancellationToken cancellation) =>
        (model.Trees.Touches(member.SyntaxTree) && Words.Any(word => Members.Mentions(member, word))) || SendModel.Of(model.Compilation, model.Symbols) is var sends && (sends.MayCatch(member, cancellation) || sends.MayDrop(member, cancellation));

    /// <summary>What the rules find in a member, each defect once.</summary>
    public static IEnumerable<Finding> Judge(ProducerMember member) => AllRules.Over<ProducerMember>()
        .SelectMany(rule => rule.Judge(member))
        .Where(finding => Members.RootOf(finding.At) == member.Syntax)
        .GroupBy(finding => (finding.Rule.Id, finding.At))
        .Select(same => same.First());

    /// <summary>The sends whose outcome nobody sees: what a consume loop makes of them is not to be said as well.</summary>
    public static IEnumerable<SyntaxNode> Unseen(ProducerMember member) => AllRules.Over<ProducerMember>()
        .Where(rule => rule.Id is "KD1103" or "KD1105")
        .SelectMany(rule => rule is TaskNotObserved tasks ? tasks.OfSends(member) : rule.Judge(member))
        .Select(finding => finding.At);
}
