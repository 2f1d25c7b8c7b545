using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Topics;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD3001: replication factor below 3.</summary>
internal sealed class ReplicationTooLow() : TopicRule(
    Warning(
        "KD3001",
        "replication factor below 3",
        "{0} keeps {1}; use {2}",
        "A message is lost when all brokers that have a copy of it are lost."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    protected override IEnumerable<Finding> Judge(Topic topic, KafkaOptions options)
    {
        // A factor that is high enough on another path is chosen for the cluster at hand.
        var wanted = options[KafkaOption.MinReplicationFactor];
        var fact = topic.ReplicationFactor.InProduction;
        if (fact.Least is not >= 1 || fact.Greatest >= wanted && fact.Values.Any(value => value.Settable is not null))
        {
            yield break;
        }

        var plan = Set($"Set {wanted}", fact.Values, TopicProperties.ReplicationFactor, $"{wanted}", editorOnly: true);
        foreach (var value in fact.Values.Where(value => value.Number < wanted))
        {
            yield return Found(value.At, null, plan, value.Words, Copies(value), wanted);
            if (value.Settable is null)
            {
                // Assignments are all of one kind: the first says it.
                yield break;
            }
        }
    }

    private static string Copies(TopicValue value) => value.Number == 1
        ? "a single copy of each message, so they are lost with the broker that has it"
        : $"{value.Text} copies of each message, so they are lost when {value.Text} brokers fail";
}
