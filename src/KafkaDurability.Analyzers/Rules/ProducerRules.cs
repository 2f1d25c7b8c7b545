using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Rules.Producer;
using KafkaDurability.Analyzers.Rules.Transactions;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>The rules over the use of producers, and which of them yields where two see one defect.</summary>
internal static class ProducerRules
{
    public static readonly ImmutableArray<ProducerRule> All = ImmutableArray.Create<ProducerRule>(
        new NotFlushed(),
        new FlushRemainderIgnored(),
        new HandlerMissing(),
        new HandlerBlind(),
        new TaskNotObserved(),
        new DeliveryFailureDropped(),
        new ProducerPerMessage(),
        new SentAgain(),
        new InitMissing(),
        new NoAbort(),
        new OffsetsOutside.ByCall(),
        new ProducedOutside(),
        new CommitRetried());

    private static readonly string[] s_words =
    [
        "Produce", "ProduceAsync", "ProducerBuilder", "IProducer", "Flush", "Dispose", "DisposeAsync",
        "BeginTransaction", "CommitTransaction",
    ];

    /// <summary>Most members can be told from their words alone, before a graph is built.</summary>
    public static bool MayConcern(SyntaxNode member, ConfigModel model, CancellationToken cancellation) =>
        s_words.Any(word => Members.Mentions(member, word)) || SendModel.Of(model.Compilation, model.Symbols).MayCatch(member, cancellation);

    /// <summary>What the rules find in a member, each defect once.</summary>
    public static IEnumerable<Finding> Judge(ProducerMember member) => All
        .SelectMany(rule => rule.Judge(member))
        .Where(finding => Members.RootOf(finding.At) == member.Syntax)
        .GroupBy(finding => (finding.Rule.Id, finding.At))
        .Select(same => same.First());

    /// <summary>The sends whose outcome nobody sees: what a consume loop makes of them is not to be said as well.</summary>
    public static IEnumerable<SyntaxNode> Unseen(ProducerMember member) => All
        .Where(rule => rule.Descriptor.Id is "KD1103" or "KD1105")
        .SelectMany(rule => rule.Judge(member))
        .Select(finding => finding.At);
}
