using System.Threading;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Producing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>Offsets that are committed beside the transaction that sends what is made of their messages.</summary>
internal static class OutsideTransaction
{
    /// <summary>Whether the call commits or stores an offset that belongs into a transaction: then this is what is to be said of it.</summary>
    public static bool Is(SyntaxNode call, ConfigModel model, CancellationToken cancellation) =>
        Members.RootOf(call) is { } member && In(member, model, cancellation).Any(found => found.Call.Syntax == call);

    public static IEnumerable<(IInvocationOperation Call, SentTogether Transaction)> In(SyntaxNode member, ConfigModel model, CancellationToken cancellation) =>
        ProducerCode.Of(model.Compilation, model.Symbols).HasTransactions
        && (Members.Mentions(member, "Commit") || Members.Mentions(member, "StoreOffset"))
            ? ConsumedInTransaction.In(member, ProducerCode.Of(model.Compilation, model.Symbols), cancellation)
                .SelectMany(consumed => consumed.Outside())
                .Where(found => IsCommitted(found.Call, model, cancellation))
            : [];

    /// <summary>What is stored is committed by a setting, which is reported where it is in sight, or by nothing, which is not for this rule.</summary>
    private static bool IsCommitted(IInvocationOperation call, ConfigModel model, CancellationToken cancellation) =>
        call.TargetMethod.Name == "Commit" || CommitModes.Of([call.Syntax], model, cancellation) == CommitMode.Unknown;
}
