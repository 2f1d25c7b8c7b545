using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>
/// A message that is consumed in the member, sent on and then committed, and whose offset goes to no transaction. Whether
/// its producer has transactions is not looked at.
/// </summary>
/// <param name="Commit">The consumer's Commit, which some way leads to from the send.</param>
/// <param name="Sends">The calls of Produce or ProduceAsync before it that are given something of the message, the nearest first.</param>
internal sealed record SentWithoutTransaction(IInvocationOperation Commit, ImmutableArray<IInvocationOperation> Sends)
{
    public static IEnumerable<SentWithoutTransaction> In(SyntaxNode member, ProducerCode code, CancellationToken cancellation)
    {
        if (code.Operations(member, cancellation) is not { } operations)
        {
            yield break;
        }

        var calls = operations.OfType<IInvocationOperation>()
            .Select(call => (Call: call, Name: code.ConsumerMethod(call), Consumer: Variables.CalledOn(call.Instance)))
            .Where(call => call.Name is "Consume" or "Commit" && call.Consumer is not null)
            .ToList();
        foreach (var consumer in calls.GroupBy<(IInvocationOperation Call, string? Name, ISymbol? Consumer), ISymbol>(call => call.Consumer!, SymbolEqualityComparer.Default))
        {
            var consumes = consumer.Where(call => call.Name == "Consume").Select(call => call.Call).ToList();
            var commits = consumer.Where(call => call.Name == "Commit").Select(call => call.Call).ToList();
            if (consumes.Count == 0 || commits.Count == 0 || (code.HasTransactions && ConsumedInTransaction.MayBeSent(consumer.Key, code, cancellation)))
            {
                continue;
            }

            var trail = MessageTrail.Of(operations, consumes, code, cancellation);
            var sent = trail.Sends.ToList();
            if ((long)sent.Count * commits.Count > Limits.SendPairs)
            {
                continue;
            }

            foreach (var commit in commits.Where(commit => commit.Arguments.IsEmpty || commit.Arguments.Any(argument => trail.IsIn(argument.Value))))
            {
                var sends = sent
                    .Where(send => LeadsTo(send, commit) && !consumes.Any(consume => IsBetween(send, consume, commit)))
                    .OrderByDescending(send => send.Syntax.SpanStart)
                    .ToImmutableArray();
                if (!sends.IsEmpty)
                {
                    yield return new SentWithoutTransaction(commit, sends);
                }
            }
        }
    }

    private static bool IsBetween(IOperation first, IOperation one, IOperation last) =>
        first.Syntax.SpanStart < one.Syntax.SpanStart && one.Syntax.SpanStart < last.Syntax.SpanStart;

    /// <summary>Whether the statements of the send stand before those of the commit in one block, and no jump leads past them from there.</summary>
    private static bool LeadsTo(IOperation send, IOperation commit)
    {
        if (send.Syntax.SpanStart >= commit.Syntax.SpanStart || MessageTrail.FunctionOf(send) != MessageTrail.FunctionOf(commit))
        {
            return false;
        }

        var around = new HashSet<IOperation>(Outwards(commit));
        if (Outwards(send).FirstOrDefault(around.Contains) is not IBlockOperation shared)
        {
            return false; // two branches, or a try and what follows its failure
        }

        // The statements behind the send, from its own block outwards.
        return !Outwards(send).TakeWhile(outer => outer != shared)
            .SelectMany(outer => outer switch
            {
                IBlockOperation block => block.Operations,
                ISwitchCaseOperation section => section.Body,
                _ => ImmutableArray<IOperation>.Empty,
            })
            .Any(statement => statement.Syntax.SpanStart > send.Syntax.SpanStart && Leaves(statement, around));
    }

    private static bool Leaves(IOperation statement, HashSet<IOperation> around) => statement switch
    {
        IBranchOperation branch => branch.GetCorrespondingOperation() is not { } target || around.Contains(target),
        IReturnOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };

    private static IEnumerable<IOperation> Outwards(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            yield return outer;
        }
    }
}
