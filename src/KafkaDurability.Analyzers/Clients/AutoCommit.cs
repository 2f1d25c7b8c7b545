using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>When automatic commits take unprocessed messages along.</summary>
internal static class AutoCommit
{
    /// <summary>Offsets are stored as messages are handed out, so a commit takes the unprocessed one along.</summary>
    public static bool StoresByItself(ConfigSnapshot snapshot) =>
        snapshot[Settings.EnableAutoOffsetStore].IsCertainly(value => value.IsTrue)
        && snapshot[Settings.LegacyAutoCommitEnable].Writes.IsEmpty
        && !IsTailReader(snapshot);

    /// <summary>Whether a consumer that a Consume call may be on commits what it handed out, without being told to.</summary>
    public static bool IsOnFor(SyntaxNode consume, ConfigModel model, CancellationToken cancellation) =>
        Members.RootOf(consume) is { } member
        && new ConfigLinker(model, cancellation).ObjectsOf(member).Where(config => config.Calls.Any(call => call.Node == consume)).ToList() is { Count: > 0 } configs
        && configs.Any(config => config.CallsBy.Where(by => by.Call.Node == consume).Any(by => IsCertain(config, by.Branch)));

    /// <summary>Each client on this way that is built from the settings commits what it handed out, without being told to.</summary>
    private static bool IsCertain(ConfigObject config, CallContext way)
    {
        var built = config.Built(ClientKinds.Consumer).Where(snapshot => snapshot.Branch.Meets(way)).ToList();
        return built.Count > 0 && built.All(snapshot =>
            snapshot[Settings.EnableAutoCommit].IsCertainly(value => value.IsTrue) && StoresByItself(snapshot) && config.CallsTo("Subscribe", snapshot).Any());
    }

    /// <summary>A group of its own on each start: it reads along, and has no offsets to lose.</summary>
    public static bool IsTailReader(ConfigSnapshot snapshot) => snapshot[Settings.GroupId].Writes.Any(write => write.Varies);
}
