using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Topics;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD3004: min.insync.replicas not below the replication factor.</summary>
internal sealed class MinInsyncTooHigh() : TopicRule(
    Warning(
        "KD3004",
        "min.insync.replicas not below the replication factor: one broker down stops all writes",
        "{0} is {1}; {2}",
        "A broker refuses writes with acks=all while fewer replicas than min.insync.replicas are in sync."),
    Consequence.Other,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(Topic topic, KafkaOptions options)
    {
        var fact = topic[TopicConfigs.MinInsyncReplicas].InProduction;
        var factors = topic.ReplicationFactor.InProduction;
        if (fact.Least is not { } least || factors.Greatest is not { } factor || least < factor || factor == 1 && least == 1)
        {
            yield break;
        }

        // One replica less is the answer where it leaves more than one.
        var answer = factor - 1;
        var isEnough = answer >= System.Math.Min(2, options[KafkaOption.MinInsyncReplicas]) && factors.Least == factor;
        var plan = isEnough ? Set($"Set {answer}", fact.Values, TopicConfigs.MinInsyncReplicas, $"{answer}") : null;
        foreach (var value in fact.Values)
        {
            yield return Found(
                value.At,
                factors.Values[0].At,
                plan,
                value.Words,
                value.Number > factor
                    ? $"above the replication factor {factor}, so every write with acks=all fails"
                    : $"not below the replication factor {factor}, so one broker down stops all writes with acks=all",
                isEnough ? $"set it to {answer}" : $"use a replication factor of {value.Number + 1}");
        }
    }
}
