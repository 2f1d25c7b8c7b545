using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2006: consumer settings that contradict each other; the client throws when it is built.</summary>
/// <remarks>The checks of rd_kafka_conf_finalize in librdkafka's rdkafka_conf.c, and of the .NET Consumer's constructor.</remarks>
internal sealed class ConsumerConflict() : SettingRule(
    Warning(
        "KD2006",
        "settings contradict each other: the client throws when it is built",
        "{0} {1}, so the client throws when it is built; {2}",
        "The client checks these settings against each other when a consumer is built."),
    Consequence.Crash,
    FixKind.Setting)
{
    /// <summary>The bytes that receive.message.max.bytes must leave for what is around the messages.</summary>
    private const int FetchOverhead = 512;

    private static readonly Setting[] s_classicOnly =
        [Settings.SessionTimeoutMs, Settings.HeartbeatIntervalMs, Settings.GroupProtocolType, Settings.PartitionAssignmentStrategy];

    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context) =>
        config.Snapshots.Where(snapshot => (snapshot.Kind & ClientKinds.Consumer) != 0)
            .SelectMany(snapshot => Protocol(snapshot).Concat(Polling(snapshot)).Concat(Assignors(snapshot)).Concat(Sizes(snapshot)).Concat(Backoffs(snapshot)).Concat(Group(config, snapshot)));

    private IEnumerable<Finding> Protocol(ConfigSnapshot snapshot)
    {
        var protocol = snapshot[Settings.GroupProtocol];
        if (!protocol.IsSet(value => value.Is("consumer")))
        {
            yield break;
        }

        foreach (var write in s_classicOnly.SelectMany(setting => snapshot[setting].Writes))
        {
            yield return Found(write.At, protocol.Writes.Select(other => other.At), [SettingFixes.RemovePlan(write)], SettingText.Of(write), "does not go with the consumer group protocol", "remove the setting");
        }
    }

    private IEnumerable<Finding> Polling(ConfigSnapshot snapshot)
    {
        if (!snapshot[Settings.GroupProtocol].IsCertainly(value => value.Is("classic"))
            || NumericSetting.Only(snapshot, Settings.SessionTimeoutMs) is not { } session
            || NumericSetting.Only(snapshot, Settings.MaxPollIntervalMs) is not { } poll
            || session.Value <= poll.Value)
        {
            yield break;
        }

        // Whichever is out of the ordinary gives way to the other's default of 45000 or 300000 ms.
        var weak = poll.Write is not null && session.Value <= 300_000 ? poll : session;
        var strong = weak == poll ? session : poll;
        var isMended = weak == poll || poll.Value >= 45_000;
        yield return Found(
            weak.Write!.At,
            strong.Write is { } other ? [other.At] : null,
            [isMended ? SettingFixes.RemovePlan(weak.Write) : null],
            SettingText.Of(weak.Write),
            weak == poll ? $"is below the session timeout of {session.Value} ms" : $"is above the maximum poll interval of {poll.Value} ms",
            "remove the setting");
    }

    private IEnumerable<Finding> Assignors(ConfigSnapshot snapshot)
    {
        foreach (var write in snapshot[Settings.PartitionAssignmentStrategy].Writes)
        {
            var names = write.Value?.Text.Split(',').Select(name => name.Trim()).ToList() ?? [];
            if (names.Contains("cooperative-sticky") && names.Any(name => name is "range" or "roundrobin"))
            {
                yield return Found(write.At, (FixPlan?)null, SettingText.Of(write), "mixes eager and cooperative assignors", "name one kind");
            }
        }
    }

    private IEnumerable<Finding> Sizes(ConfigSnapshot snapshot)
    {
        if (NumericSetting.Only(snapshot, Settings.FetchMaxBytes) is not { } fetch || NumericSetting.Only(snapshot, Settings.MessageMaxBytes) is not { } message)
        {
            yield break;
        }

        // Left alone, the client raises it to the largest message.
        if (fetch.Write is { } write && fetch.Value < message.Value)
        {
            yield return Found(
                write.At,
                message.Write is { } other ? [other.At] : null,
                [SettingFixes.RemovePlan(write)],
                SettingText.Of(write),
                $"is below the largest message of {message.Value} bytes",
                "remove the setting");
        }
        else if (NumericSetting.Written(snapshot, Settings.ReceiveMessageMaxBytes) is { } receive
            && LargestFetch(snapshot, fetch, message) is { } largest
            && receive.Value < largest + FetchOverhead)
        {
            yield return Found(
                receive.Write!.At,
                fetch.Write is { } other ? [other.At] : null,
                [SettingFixes.RemovePlan(receive.Write)],
                SettingText.Of(receive.Write),
                $"is below what a fetch may bring, {largest} bytes and {FetchOverhead} around them",
                "remove the setting");
        }
    }

    /// <summary>What the client lets a fetch be; not written, it is fitted to the queue and to the largest message.</summary>
    private static double? LargestFetch(ConfigSnapshot snapshot, NumericSetting fetch, NumericSetting message) =>
        fetch.Write is not null ? fetch.Value
        : NumericSetting.Only(snapshot, Settings.QueuedMaxMessagesKbytes) is { } queue ? Math.Max(Math.Min(fetch.Value, queue.Value * 1024), message.Value)
        : null;

    private IEnumerable<Finding> Backoffs(ConfigSnapshot snapshot)
    {
        if (BackoffConflict.Of(snapshot) is { } backoff)
        {
            yield return Found(
                backoff.Weak.At,
                backoff.Strong is { } other ? [other.At] : null,
                [backoff.IsMended ? SettingFixes.RemovePlan(backoff.Weak) : null],
                SettingText.Of(backoff.Weak),
                "is " + backoff.Relation,
                "remove the setting");
        }
    }

    private IEnumerable<Finding> Group(ConfigObject config, ConfigSnapshot snapshot)
    {
        var group = snapshot[Settings.GroupId];
        // The name of a group often comes from the environment, and the service that has none does not start.
        if (snapshot.IsBuilt && config.Section is null && group.IsUnset && config.CreationFor(ClientKinds.Consumer) is { } creation)
        {
            yield return Found(creation, (FixPlan?)null, "This consumer", "has no GroupId", "set one");
        }

        foreach (var write in group.Writes.Where(write => write.Value is { Text.Length: 0 }))
        {
            yield return Found(write.At, (FixPlan?)null, SettingText.Of(write), "is empty", "name the group");
        }
    }
}
