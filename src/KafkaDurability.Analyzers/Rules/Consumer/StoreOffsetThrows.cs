using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules.Consumer;

/// <summary>KD2004: StoreOffset while auto offset store is on.</summary>
internal sealed class StoreOffsetThrows : ConfigRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Warning(
        "KD2004",
        "StoreOffset while auto offset store is on: throws",
        "StoreOffset throws while EnableAutoOffsetStore is on, as it is for this consumer (line {0}); set EnableAutoOffsetStore = false",
        "librdkafka refuses to store an offset by hand (Local_InvalidArg) unless enable.auto.offset.store is false.");

    public StoreOffsetThrows()
        : base(s_descriptor)
    {
    }

    /// <summary>The consumer is built with the automatic offset store on; with several from one object, each of them is.</summary>
    public static bool Applies(ConfigObject config) => config.Built(ClientKinds.Consumer).Any() && config.Built(ClientKinds.Consumer).All(Applies);

    public override IEnumerable<Finding> Judge(ConfigObject config, RuleContext context)
    {
        if (config.CreationFor(ClientKinds.Consumer) is not { } creation || !Applies(config))
        {
            yield break;
        }

        var edits = Mend.Ensure(config, config.Built(ClientKinds.Consumer).First(), ClientKinds.Consumer, Settings.EnableAutoOffsetStore, "false");
        var plan = edits is null ? null : FixPlan.Create("Switch the automatic offset store off", editorOnly: false, edits);
        foreach (var call in config.CallsTo("StoreOffset"))
        {
            var sameType = Members.TypeOf(call.Node) == Members.TypeOf(creation);
            var at = sameType ? call.Node : creation;
            var related = sameType ? creation : call.Node;
            yield return Found(at, [related], [plan], creation.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
        }
    }

    private static bool Applies(ConfigSnapshot snapshot) => snapshot[Settings.EnableAutoOffsetStore].IsCertainly(value => value.IsTrue);
}
