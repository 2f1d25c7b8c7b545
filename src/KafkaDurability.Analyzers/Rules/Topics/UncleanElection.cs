using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Topics;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD3005: unclean leader election enabled.</summary>
internal sealed class UncleanElection() : TopicRule(
    Warning(
        "KD3005",
        "unclean leader election enabled",
        "{0} lets a broker that lags behind become the leader, so messages that it does not have are lost, confirmed or not; {1}",
        "The other replicas cut their logs to that of the new leader."),
    Consequence.Loss,
    FixKind.Setting)
{
    public override bool IsForClusters => false;

    protected override IEnumerable<Finding> Judge(Topic topic, KafkaOptions options)
    {
        // The broker takes it in any case.
        foreach (var value in topic[TopicConfigs.UncleanLeaderElection].Values.Where(value => value.Text.Trim().Equals("true", System.StringComparison.OrdinalIgnoreCase)))
        {
            yield return value.Removable is { } write
                ? Found(value.At, null, FixPlan.Create("Remove the setting", editorOnly: false, [(write, Edit.Remove(write))]), value.Words, "remove the setting")
                : Found(value.At, null, Set("Set false", [value], TopicConfigs.UncleanLeaderElection, "false"), value.Words, "set it to false");
        }
    }
}
