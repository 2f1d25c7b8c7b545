using System.Threading;
using KafkaDurability.Analyzers.Binding;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>Whether a producer sends in transactions.</summary>
internal enum Transactionality
{
    /// <summary>Not in sight, and the program has transactions.</summary>
    Unknown,

    No,

    Yes,
}

internal static class Transactions
{
    /// <param name="call">A call on the producer.</param>
    public static Transactionality Of(SyntaxNode call, ConfigModel model, CancellationToken cancellation)
    {
        var ids = SettingsBehind.Call(call, model, cancellation).Select(snapshot => snapshot[Settings.TransactionalId]).ToList();
        if (ids.Count > 0 && ids.All(id => id.IsUnset))
        {
            return Transactionality.No;
        }

        if (ids.Count > 0 && ids.All(id => id.Writes.Any(write => write.IsPresent)))
        {
            return Transactionality.Yes;
        }

        return HasTransactions(model.Compilation, cancellation) ? Transactionality.Unknown : Transactionality.No;
    }

    /// <summary>Whether any code in sight speaks of transactions of a producer: without that, a transactional producer cannot even send.</summary>
    private static bool HasTransactions(Compilation compilation, CancellationToken cancellation) =>
        compilation.SyntaxTrees.Any(tree => Members.Mentions(tree.GetRoot(cancellation), "BeginTransaction"));
}
