using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>What the settings behind a consumer say of its commits.</summary>
internal enum CommitMode
{
    /// <summary>Not in sight.</summary>
    Unknown,

    /// <summary>What is handed out may be committed by itself, at Close too: KD2001 and KD2002 speak of it.</summary>
    ByItself,

    /// <summary>The user says what is done; auto-commit at most writes what was stored.</summary>
    ByStoring,

    /// <summary>Auto-commit is off.</summary>
    ByHand,

    /// <summary>No other member waits for its partitions: a group of its own on each start, or a static member.</summary>
    Alone,
}

internal static class CommitModes
{
    /// <param name="calls">Calls on the consumer.</param>
    public static CommitMode Of(IReadOnlyCollection<SyntaxNode> calls, ConfigModel model, CancellationToken cancellation)
    {
        var linker = new ConfigLinker(model, cancellation);
        var snapshots = calls.Select(Members.RootOf).OfType<SyntaxNode>().Distinct()
            .SelectMany(linker.ObjectsOf)
            .SelectMany(config => config.CallsBy
                .Where(by => calls.Contains(by.Call.Node))
                .SelectMany(by => config.Built(ClientKinds.Consumer).Where(built => by.Branch.Meets(built.Branch))))
            .ToList();
        var modes = snapshots.Select(Of).Distinct().ToList();
        return modes.Count == 0 ? CommitMode.Unknown
            : modes.Contains(CommitMode.Alone) ? CommitMode.Alone
            : modes.Contains(CommitMode.ByItself) ? CommitMode.ByItself
            : modes.Min();
    }

    private static CommitMode Of(ConfigSnapshot snapshot)
    {
        var commit = snapshot[Settings.EnableAutoCommit];
        var store = snapshot[Settings.EnableAutoOffsetStore];
        if (AutoCommit.IsTailReader(snapshot) || !snapshot[Settings.GroupInstanceId].Writes.IsEmpty)
        {
            return CommitMode.Alone;
        }

        return commit.IsNever(value => value.IsTrue) ? CommitMode.ByHand
            : store.IsNever(value => value.IsTrue) ? CommitMode.ByStoring
            : commit.MayBeSet(value => value.IsTrue) || commit.IsDecided ? CommitMode.ByItself
            : CommitMode.Unknown;
    }
}
