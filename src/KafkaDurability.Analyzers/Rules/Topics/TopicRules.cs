using System.Collections.Immutable;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Topics;

namespace KafkaDurability.Analyzers.Rules.Topics;

/// <summary>The rules over topics.</summary>
internal static class TopicRules
{
    public static readonly ImmutableArray<TopicRule> All = ImmutableArray.Create<TopicRule>(
        new ReplicationTooLow(),
        new MinInsyncTooLow(),
        new MinInsyncMissing(),
        new MinInsyncTooHigh(),
        new UncleanElection(),
        new RetentionShort());

    /// <summary>What the rules find in one topic. KD3002 yields to KD3004 by itself: it asks for more replicas than it wants in sync.</summary>
    /// <param name="isTest">The topic is one of a project of tests.</param>
    public static IEnumerable<Finding> Judge(Topic topic, KafkaOptions options, bool isTest) => All
        .Where(rule => !rule.IsForClusters || !isTest)
        .SelectMany(rule => rule.Judge(topic, options).Where(_ => !rule.IsForClusters || !topic.IsForDevelopment));
}
