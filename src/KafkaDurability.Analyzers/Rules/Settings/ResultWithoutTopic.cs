using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2011: results without the topic that Commit and StoreOffset need.</summary>
/// <remarks>Measured: Commit(result) and StoreOffset(result) throw ArgumentException where result.Topic is null.</remarks>
internal sealed class ResultWithoutTopic() : SettingRule(
    Warning(
        "KD2011",
        "ConsumeResultFields without topic: Commit(result) and StoreOffset(result) fail",
        "{0} leaves the topic out of each result, so {1}(result) in line {2} throws; add topic",
        "dotnet.consumer.consume.result.fields says what a ConsumeResult has. An offset is committed for a topic and a partition."),
    Consequence.Crash,
    FixKind.Setting)
{
    private static readonly Setting s_fields = SettingTable.ByProperty("ConsumeResultFields")!;

    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var built in config.Built(ClientKinds.Consumer))
        {
            if (config.CallsTo("Commit", built).Concat(config.CallsTo("StoreOffset", built)).FirstOrDefault(TakesResult) is not { } call)
            {
                continue;
            }

            foreach (var write in built[s_fields].Writes)
            {
                var fields = write.Value?.Text.Split(',').Select(field => field.Trim()).Where(field => field.Length > 0).ToList();
                if (fields is not null && !fields.Contains("all") && !fields.Contains("topic"))
                {
                    fields.Remove("none");
                    var plan = FixPlan.Create("Add topic", editorOnly: false, [SettingFixes.Set(write, string.Join(",", fields.Append("topic")))]);
                    yield return Found(write.At, [call.Node], [plan], SettingText.Of(write), call.Method.Name, Lines.Number(call.Node));
                }
            }
        }
    }

    private static bool TakesResult(ClientCall call) => call.Method.Parameters.Length == 1 && call.Method.Parameters[0].Type.Name == "ConsumeResult";
}
