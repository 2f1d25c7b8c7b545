using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD5006: a client whose version loses messages in a way that a later one does not.</summary>
/// <remarks>librdkafka, CHANGELOG.md, of the version that is named; Confluent.Kafka n.m.p comes with librdkafka n.m.p.</remarks>
internal sealed class OldClient() : SettingRule(
    Info(
        "KD5006",
        "the client's version has a known bug that loses messages",
        "Confluent.Kafka {0} has a bug with {1}: {2}; update the package to {3} or later",
        "The changelog of librdkafka, which the package brings along, names the bug and the version that is free of it."),
    Consequence.Loss)
{
    private static readonly Version s_sequences = new(1, 9, 0);
    private static readonly Version s_leaders = new(1, 8, 2);
    private static readonly Version s_aborted = new(1, 7, 0);
    private static readonly Version s_ends = new(2, 1, 0);

    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        if (context.Use.ClientVersion is not { } version || version >= s_ends || version.Major == 0)
        {
            yield break;
        }

        foreach (var built in config.Built(ClientKinds.Producer))
        {
            if (version < s_leaders && built[Settings.TransactionalId] is { IsPresent: true } id)
            {
                yield return Of(id, version, "a transaction may lose messages when leaders change quickly", s_leaders);
            }
            else if (version < s_sequences && built[Settings.EnableIdempotence].IsSet(value => value.IsTrue))
            {
                yield return Of(built[Settings.EnableIdempotence], version, "a sequence number may be used twice when metadata changes, and the message of the second use is lost though reported as delivered", s_sequences);
            }
        }

        foreach (var built in config.Built(ClientKinds.Consumer))
        {
            if (version < s_aborted && built[Settings.IsolationLevel].IsSet(value => value.Is("read_committed")))
            {
                yield return Of(built[Settings.IsolationLevel], version, "committed messages behind an empty aborted transaction may be skipped", s_aborted);
            }

            if (built[Settings.EnablePartitionEof].IsSet(value => value.IsTrue) && config.CallsTo("StoreOffset", built).Any())
            {
                yield return Of(built[Settings.EnablePartitionEof], version, "StoreOffset of a result at the end of a partition skips the next message", s_ends);
            }
        }
    }

    private Finding Of(SettingFact fact, Version version, string bug, Version free)
    {
        var write = fact.Writes.First();
        return Found(write.At, plan: null, version.ToString(3), SettingText.Of(write), bug, free.ToString(3));
    }
}
