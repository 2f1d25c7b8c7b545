using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Producing;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>Whether a producer sends in transactions.</summary>
internal enum Transactionality
{
    /// <summary>Not in sight, and the program has transactions.</summary>
    Unknown,

    No,

    Yes,
}

internal static class TransactionalProducers
{
    /// <param name="call">A call on the producer.</param>
    public static Transactionality Of(SyntaxNode call, ConfigModel model, CancellationToken cancellation)
    {
        var ids = Ids(call, model, cancellation);
        if (ids.Count > 0 && ids.All(id => id.IsUnset))
        {
            return Transactionality.No;
        }

        if (ids.Count > 0 && ids.All(id => id.Writes.Any(write => write.IsPresent)))
        {
            return Transactionality.Yes;
        }

        return ProducerCode.Of(model.Compilation, model.Symbols).HasTransactions ? Transactionality.Unknown : Transactionality.No;
    }

    /// <summary>What sets the transactional id of the producer that a call is on; null where it may have none.</summary>
    public static SyntaxNode? IdOf(SyntaxNode call, ConfigModel model, CancellationToken cancellation)
    {
        var ids = Ids(call, model, cancellation);
        return ids.Count > 0 && ids.All(id => id.IsPresent) ? ids[0].Writes.Select(write => write.At.Code).OrderBy(code => code.SpanStart).First() : null;
    }

    private static List<SettingFact> Ids(SyntaxNode call, ConfigModel model, CancellationToken cancellation) =>
        ProducerSettings.Behind(call, model, cancellation).Select(snapshot => snapshot[Settings.TransactionalId]).ToList();
}
