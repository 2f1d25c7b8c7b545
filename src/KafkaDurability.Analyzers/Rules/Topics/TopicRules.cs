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

    /// <summary>What the rules find in one topic, each defect once.</summary>
    /// <param name="isTest">The topic is one of a project of tests.</param>
    public static IEnumerable<Finding> Judge(Topic topic, KafkaOptions options, bool isTest)
    {
        var findings = All.SelectMany(rule => rule.Judge(topic, options)
                .Where(_ => !rule.IsForClusters || !isTest && !topic.IsForDevelopment))
            .ToList();
        return findings.Where(finding => finding.Rule.Id != "KD3002" || !findings.Any(other => other.Rule.Id == "KD3004" && other.At == finding.At));
    }
}
