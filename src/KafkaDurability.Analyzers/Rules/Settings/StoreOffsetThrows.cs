using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2004: StoreOffset while auto offset store is on.</summary>
internal sealed class StoreOffsetThrows() : SettingRule(
    Warning(
        "KD2004",
        "StoreOffset while auto offset store is on: throws",
        "StoreOffset throws while EnableAutoOffsetStore is on, as it is for this consumer (line {0}); set EnableAutoOffsetStore = false",
        "librdkafka refuses to store an offset by hand (Local_InvalidArg) unless enable.auto.offset.store is false."),
    Consequence.Crash,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        if (config.CreationFor(ClientKinds.Consumer) is not { } creation)
        {
            yield break;
        }

        foreach (var (call, built) in RefusedStores.In(config))
        {
            var edits = SettingFixes.Ensure(config, built, ClientKinds.Consumer, Settings.EnableAutoOffsetStore, "false");
            var plan = edits is null ? null : FixPlan.Create("Switch the automatic offset store off", editorOnly: false, edits);
            var sameType = Members.TypeOf(call.Node) == Members.TypeOf(creation);
            var at = sameType ? call.Node : creation;
            var related = sameType ? creation : call.Node;
            yield return Found(at, [related], [plan], Lines.Number(creation));
        }
    }
}
