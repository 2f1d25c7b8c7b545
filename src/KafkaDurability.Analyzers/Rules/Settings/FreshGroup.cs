using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2010: a group that commits, and that nobody ever comes back to.</summary>
internal sealed class FreshGroup() : SettingRule(
    Warning(
        "KD2010",
        "a group id that differs on every start, in a group that commits",
        "{0} is another group after each start, so nobody reads the offsets that line {1} commits, and a restart {2}; use a group id that stays",
        "Offsets are kept for a group. A group that is new begins at auto.offset.reset."),
    Consequence.Loss)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        if (context.Use.IsInTests)
        {
            yield break;
        }

        foreach (var built in config.Built(ClientKinds.Consumer))
        {
            var commit = config.CallsTo("Commit", built).Concat(config.CallsTo("StoreOffset", built)).FirstOrDefault();
            var group = built[Settings.GroupId];
            if (commit is null || !config.CallsTo("Subscribe", built).Any() || !group.IsWritten || !group.Writes.All(write => write.Varies))
            {
                continue; // An id that stands in where the user gives none is chosen by the user.
            }

            foreach (var write in group.Writes)
            {
                yield return Found(
                    write.At, [commit.Node], [], write.Setting?.Property ?? write.Key, Lines.Number(commit.Node), AfterRestart(built));
            }
        }
    }

    private static string AfterRestart(ConfigSnapshot built) =>
        built[Settings.AutoOffsetReset].IsCertainly(value => value.Is("earliest")) ? "processes all messages again"
        : built[Settings.AutoOffsetReset].IsCertainly(value => value.Is("latest")) ? "skips the messages that came in the meantime"
        : "processes all messages again, or skips those that came in the meantime";
}
