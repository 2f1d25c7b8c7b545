using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Topics;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD3003: min.insync.replicas not set where a replicated topic is created.</summary>
internal sealed class MinInsyncMissing() : TopicRule(
    Info(
        "KD3003",
        "min.insync.replicas not set where the topic is created",
        "Without min.insync.replicas the brokers' own setting applies (1 by default), so acks=all may confirm a message that only one broker has; {0}",
        "acks=all waits for the replicas that are in sync, and that may be the leader alone."),
    Consequence.Loss,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(Topic topic, KafkaOptions options)
    {
        var wanted = options[KafkaOption.MinInsyncReplicas];
        if (wanted > 1
            && topic is { Creation: { } creation, ReplicationFactor.InProduction: { Least: >= 2 and var factor, Values: var factors } }
            && topic[TopicConfigs.MinInsyncReplicas].IsUnset
            && !topic.IsAlteredLater)
        {
            // With as many as there are replicas, one broker down would stop all writes.
            var plan = factor > wanted && topic.Extendable is { } extendable
                ? FixPlan.Create("Add min.insync.replicas", editorOnly: false, [(extendable, Edit.Add(extendable, TopicConfigs.MinInsyncReplicas, $"{wanted}"))])
                : null;
            yield return Found(creation, factors[0].At, plan, factor > wanted ? $"set it to {wanted}" : $"use a replication factor of {wanted + 1}, and set it to {wanted}");
        }
    }
}
