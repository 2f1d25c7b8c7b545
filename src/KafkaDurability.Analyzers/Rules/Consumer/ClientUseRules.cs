using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>Which members the rules over single calls on clients look at, and what they find there.</summary>
internal static class ClientUseRules
{
    private static readonly string[] s_calls =
    [
        "Produce", "Consume", "Commit", "StoreOffset", "SendOffsetsToTransaction", "Assign", "AbortTransaction", "SetErrorHandler", "Pause", "SetStatisticsHandler", "SetOffsetsCommittedHandler", "SetOAuthBearerTokenRefreshHandler", "SetPartitionsAssignedHandler",
        "SetPartitionsRevokedHandler", "SetPartitionsLostHandler", "ProduceException", "AlterConfigsAsync", "IncrementalAlterConfigsAsync",
        "CreateTopicsAsync", "CreatePartitionsAsync", "AlterConsumerGroupOffsetsAsync",
    ];

    /// <summary>Of which a member must have one.</summary>
    public static readonly WordSet Words = new(s_calls, PartsOfTime.Words);

    /// <summary>A part of a time matters only where it is given to a setting.</summary>
    public static bool MayConcern(SyntaxNode member) =>
        s_calls.Any(word => Members.Mentions(member, word)) || Mentions.Words.In(TreeNames.Of(member.SyntaxTree)).Any(word => Members.HasWord(member, word));

    /// <summary>What the rules find in a member, each defect once.</summary>
    public static IEnumerable<Finding> Judge(ClientMember member) => AllRules.Over<ClientMember>()
        .SelectMany(rule => rule.Judge(member))
        .Where(finding => Members.RootOf(finding.At) == member.Syntax)
        .GroupBy(finding => (finding.Rule.Id, finding.At))
        .Select(same => same.First());
}
