using System.Collections.Immutable;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Topics;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>Which of the rules over topics speak where.</summary>
internal static class TopicRules
{
    /// <summary>What the rules find in one topic. KD3002 yields to KD3004 by itself: it asks for more replicas than it wants in sync.</summary>
    /// <param name="isTest">The topic is one of a project of tests.</param>
    public static IEnumerable<Finding> Judge(Topic topic, KafkaOptions options, bool isTest) => AllRules.Over<TopicInFolder>().Cast<TopicRule>()
        .Where(rule => !rule.IsForClusters || !isTest)
        .SelectMany(rule => rule.Judge(new TopicInFolder(topic, options)).Where(_ => !rule.IsForClusters || !topic.IsForDevelopment));
}
