using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1114: code decides by a status that each delivery has the same of.</summary>
/// <remarks>Measured: without "status" in the fields, Status is PossiblyPersisted also where the message is persisted.</remarks>
internal sealed class StatusNotReported() : SettingRule(
    Warning(
        "KD1114",
        "the status of a delivery is read, and the settings do not report it",
        "{0} leaves the status out, so the Status that line {1} reads is PossiblyPersisted for each delivery: a check for Persisted always fails, and one for NotPersisted never finds a failure; add status",
        "dotnet.producer.delivery.report.fields says what a delivery report has. Without status, the client gives PossiblyPersisted."),
    Consequence.Loss,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var built in config.Built(ClientKinds.Producer))
        {
            if (built[Settings.EnableDeliveryReports].MayBeSet(value => value.IsFalse))
            {
                continue; // There are no reports at all: KD1007 says so.
            }

            var lacking = built[Settings.DeliveryReportFields].Writes.Where(write => write.Value is { IsAccepted: true } && !Fields(write).Any(field => field is "all" or "status")).ToList();
            if (lacking.Count > 0 && context.Use.StatusReads(config.CallsTo("Produce", built).Concat(config.CallsTo("ProduceAsync", built))).FirstOrDefault() is { } read)
            {
                foreach (var write in lacking)
                {
                    var plan = FixPlan.Create("Add status", editorOnly: false, [SettingFixes.Set(write, string.Join(",", Fields(write).Where(field => field != "none").Append("status")))]);
                    yield return Found(write.At, [read], [plan], SettingText.Of(write), Lines.Number(read));
                }
            }
        }
    }

    private static IEnumerable<string> Fields(SettingWrite write) => write.Value!.Text.Split(',').Select(field => field.Trim()).Where(field => field.Length > 0);
}
