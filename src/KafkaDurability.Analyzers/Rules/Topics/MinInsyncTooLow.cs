using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Topics;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD3002: min.insync.replicas below 2.</summary>
internal sealed class MinInsyncTooLow() : TopicRule(
    Warning(
        "KD3002",
        "min.insync.replicas below 2",
        "{0} lets acks=all confirm a message that {1}, so a broker failure loses confirmed messages; set it to {2}",
        "acks=all waits for the replicas that are in sync, and that may be the leader alone."),
    Consequence.Loss,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(Topic topic, KafkaOptions options)
    {
        // With as few replicas as that the replication factor has to be raised first.
        var wanted = options[KafkaOption.MinInsyncReplicas];
        var fact = topic[TopicConfigs.MinInsyncReplicas].InProduction;
        if (fact.Least is null || fact.Greatest >= wanted || topic.ReplicationFactor.InProduction.Least <= wanted)
        {
            yield break;
        }

        var plan = Set($"Set {wanted}", fact.Values, TopicConfigs.MinInsyncReplicas, $"{wanted}");
        foreach (var value in fact.Values)
        {
            var held = value.Number <= 1 ? "only one broker has" : $"only {value.Text} brokers have";
            yield return Found(value.At, null, plan, value.Words, held, wanted);
        }
    }
}
