using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2009: heartbeat interval not below the session timeout.</summary>
internal sealed class HeartbeatTooSlow() : SettingRule(
    Warning(
        "KD2009",
        "heartbeat interval not below the session timeout: expelled from the group",
        "{0} leaves no heartbeat within the session timeout of {1} ms, so the group expels the consumer again and again, and messages are processed twice; keep it below a third of that",
        "librdkafka does not check heartbeat.interval.ms against session.timeout.ms."),
    Consequence.Duplicate,
    FixKind.Suggestion)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var snapshot in config.Snapshots.Where(snapshot => (snapshot.Kind & ClientKinds.Consumer) != 0 && !snapshot[Settings.GroupProtocol].MayBeSet(value => value.Is("consumer"))))
        {
            if (NumericSetting.Only(snapshot, Settings.HeartbeatIntervalMs) is { } heartbeat
                && NumericSetting.Only(snapshot, Settings.SessionTimeoutMs) is { } session
                && heartbeat.Value >= session.Value
                && (heartbeat.Write ?? session.Write) is { } write)
            {
                // Without it the default of 3000 ms applies, which may be too slow as well.
                var isMended = write == session.Write || session.Value > 3000;
                yield return Found(write.At, session.Write is { } other && other != write ? [other.At] : null, [isMended ? SettingFixes.RemovePlan(write, editorOnly: true) : null], SettingText.Of(write), session.Value);
            }
        }
    }
}
