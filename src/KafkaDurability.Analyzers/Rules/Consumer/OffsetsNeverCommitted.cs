using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules.Consumer;

/// <summary>KD2005: offsets never committed, or stored and never committed.</summary>
internal sealed class OffsetsNeverCommitted : ConfigRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Warning(
        "KD2005",
        "offsets never committed, or stored and never committed",
        "{0} leaves it to this code to {1}, which it never does, so each restart {2}; {3}",
        "With enable.auto.commit=false nothing commits but Commit, not even Close; with enable.auto.offset.store=false the client commits only what StoreOffset has stored.");

    public OffsetsNeverCommitted()
        : base(s_descriptor)
    {
    }

    public override IEnumerable<Finding> Judge(ConfigObject config, RuleContext context)
    {
        foreach (var (built, setting, stores) in Neglected(config, () => context.Use.MayKeepOffsetsElsewhere))
        {
            var (does, mend) = setting == Settings.EnableAutoOffsetStore ? ("store offsets", "store the offset after processing")
                : stores ? ("commit the offsets that it stores", "commit after processing")
                : ("commit", "commit after processing");
            foreach (var write in built[setting].Writes)
            {
                yield return Found(write.At, Plan(write, stores, built, context), Words.Of(write), does, Consequence(built), mend);
            }
        }
    }

    /// <summary>The offsets stored there reach no commit; which of them come too early does not matter then.</summary>
    public static bool IsStoredInVain(SyntaxNode store, ConfigObject config, Func<bool> mayKeepOffsetsElsewhere) =>
        config.Calls.Any(call => call.Node == store)
        && Neglected(config, mayKeepOffsetsElsewhere).Any(one => config.CallsTo("StoreOffset", one.Built).Any(call => call.Node == store));

    /// <summary>The consumers whose offsets nothing commits, and the setting that leaves them to this code.</summary>
    private static IEnumerable<(ConfigSnapshot Built, Setting Setting, bool Stores)> Neglected(ConfigObject config, Func<bool> mayKeepOffsetsElsewhere)
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

    private static string Consequence(ConfigSnapshot built) =>
        built[Settings.AutoOffsetReset].IsCertainly(value => value.Is("earliest")) ? "processes all messages again"
        : built[Settings.AutoOffsetReset].IsCertainly(value => value.Is("latest")) ? "skips the messages that came in the meantime"
        : "processes all messages again, or skips those that came in the meantime";

    private static FixPlan? Plan(SettingWrite write, bool stores, ConfigSnapshot built, RuleContext context)
    {
        if (stores)
        {
            return built[Settings.EnableAutoOffsetStore].IsCertainly(value => value.IsFalse)
                ? FixPlan.Create("Let the client commit what is stored", editorOnly: true, [Mend.Remove(write)])
                : null;
        }

        if (context.Loop is not { Processed: { } processed } loop)
        {
            return null;
        }

        var (title, method) = write.Setting == Settings.EnableAutoCommit
            ? ("Commit after processing", "Commit")
            : ("Store the offset after processing", "StoreOffset");
        return FixPlan.Create(title, editorOnly: true, [(processed, Edit.InsertAfter(processed, $"{loop.Consumer}.{method}({loop.Result});"))]);
    }
}
