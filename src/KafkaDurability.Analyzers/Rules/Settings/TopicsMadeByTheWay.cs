using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD3009: a consumer that may create the topics it reads.</summary>
/// <remarks>librdkafka: allow.auto.create.topics is false for consumers, and true for producers whatever is said of it in CONFIGURATION.md's column.</remarks>
internal sealed class TopicsMadeByTheWay() : SettingRule(
    Info(
        "KD3009",
        "the client may create topics with the broker's defaults",
        "{0} lets this consumer create a topic that is missing, with the broker's replication factor, often 1; remove the setting, and create topics with what they need",
        "Where the broker allows it, a request for a topic that does not exist creates it with default.replication.factor and num.partitions."),
    Consequence.Loss,
    FixKind.Setting)
{
    private static readonly Setting s_setting = SettingTable.ByProperty("AllowAutoCreateTopics")!;

    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context) => config.Kinds != ClientKinds.Consumer || context.Use.CreatesTopics
        ? []
        : Bad(config, ClientKinds.Consumer, s_setting, value => value.IsTrue).Select(bad => Found(bad.Write.At, SettingFixes.RemovePlan(bad.Write), SettingText.Of(bad.Write)));
}
