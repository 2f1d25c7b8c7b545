using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
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

    /// <summary>The calls of StoreOffset that throw, each with the building of its consumer.</summary>
    public static IEnumerable<(ClientCall Call, ConfigSnapshot Built)> Throwing(ConfigObject config) =>
        config.Built(ClientKinds.Consumer).Where(built => config.IsCertain(built, Applies))
            .SelectMany(built => config.CallsTo("StoreOffset", built).Select(call => (call, built)));

    public override IEnumerable<Finding> Judge(ConfigObject config, RuleContext context)
    {
        if (config.CreationFor(ClientKinds.Consumer) is not { } creation)
        {
            yield break;
        }

        foreach (var (call, built) in Throwing(config))
        {
            var edits = Mend.Ensure(config, built, ClientKinds.Consumer, Settings.EnableAutoOffsetStore, "false");
            var plan = edits is null ? null : FixPlan.Create("Switch the automatic offset store off", editorOnly: false, edits);
            var sameType = Members.TypeOf(call.Node) == Members.TypeOf(creation);
            var at = sameType ? call.Node : creation;
            var related = sameType ? creation : call.Node;
            yield return Found(at, [related], [plan], creation.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
        }
    }

    private static bool Applies(ConfigSnapshot snapshot) => snapshot[Settings.EnableAutoOffsetStore].IsCertainly(value => value.IsTrue);
}
