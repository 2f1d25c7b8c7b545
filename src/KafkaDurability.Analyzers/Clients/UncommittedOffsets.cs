using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>Offsets that nothing commits.</summary>
internal static class UncommittedOffsets
{
    /// <summary>The offsets stored there reach no commit; which of them come too early does not matter then.</summary>
    public static bool IsStoredInVain(SyntaxNode store, ConfigObject config, Func<bool> mayKeepOffsetsElsewhere) =>
        config.Calls.Any(call => call.Node == store)
        && Of(config, mayKeepOffsetsElsewhere).Any(one => config.CallsTo("StoreOffset", one.Built).Any(call => call.Node == store));

    /// <summary>The consumers whose offsets nothing commits, and the setting that leaves them to this code.</summary>
    public static IEnumerable<(ConfigSnapshot Built, Setting Setting, bool Stores)> Of(ConfigObject config, Func<bool> mayKeepOffsetsElsewhere)
    {
        foreach (var built in config.Built(ClientKinds.Consumer))
        {
            if (!IsRead(config, built) || config.CallsTo("Commit", built).Any())
            {
                continue;
            }

            var stores = config.CallsTo("StoreOffset", built).Any();
            var setting = config.IsCertain(built, one => one[Settings.EnableAutoCommit].IsSet(value => value.IsFalse)) ? Settings.EnableAutoCommit
                : !stores && config.IsCertain(built, CommitsWhatIsStored) ? Settings.EnableAutoOffsetStore
                : null;
            if (setting is not null && !mayKeepOffsetsElsewhere())
            {
                yield return (built, setting, stores);
            }
        }
    }

    /// <summary>All that happens to the consumer is in sight, and it reads on from where its group has committed.</summary>
    private static bool IsRead(ConfigObject config, ConfigSnapshot built) =>
        !config.IsClientHandedOn
        && config.CallsTo("Subscribe", built).Any()
        && config.CallsTo("Consume", built).Any()
        && !config.CallsTo("Seek", built).Concat(config.CallsTo("Assign", built)).Concat(config.CallsTo("IncrementalAssign", built)).Any()
        && !built[Settings.GroupId].Writes.IsEmpty
        && !AutoCommit.IsTailReader(built);

    private static bool CommitsWhatIsStored(ConfigSnapshot snapshot) =>
        snapshot[Settings.EnableAutoCommit].IsCertainly(value => value.IsTrue)
        && snapshot[Settings.EnableAutoOffsetStore].IsSet(value => value.IsFalse);
}
