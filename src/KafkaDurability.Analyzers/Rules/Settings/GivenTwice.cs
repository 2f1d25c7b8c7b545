using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD5004: one setting given twice under two spellings.</summary>
internal sealed class GivenTwice() : SettingRule(
    Warning(
        "KD5004",
        "one setting given twice under two spellings",
        "{0} and {1} are the same setting, and the client uses the one that is set last; remove one",
        "Keys such as acks and request.required.acks are aliases."),
    Consequence.Other,
    FixKind.Suggestion)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var snapshot in config.Snapshots.Where(_ => config.IsConfig))
        {
            foreach (var twice in snapshot.State.Order.GroupBy(SettingTable.ByKey).Where(keys => keys.Key is not null && keys.Count() == 2))
            {
                var first = snapshot.State[twice.First()];
                var second = snapshot.State[twice.Last()];
                if (first is { MaybeUnset: false, MayBeOverwritten: false, Writes.Count: 1 } && second is { MaybeUnset: false, MayBeOverwritten: false, Writes.Count: 1 }
                    && first.Writes.Single() is { Value: { } one } earlier && second.Writes.Single() is { Value: { } other } later && one.Text != other.Text)
                {
                    var plan = FixPlan.Create("Remove the spelling that has no effect", editorOnly: true, [SettingFixes.Remove(earlier)]);
                    yield return Found(later.At, [earlier.At], [plan], SettingText.Of(earlier), SettingText.Of(later));
                }
            }
        }
    }
}
