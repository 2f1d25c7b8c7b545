using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD4006: a second commit after a failure that only an abort answers.</summary>
internal sealed class CommitRetried() : ProducerRule(
    Info(
        "KD4006",
        "commit retried where the transaction must be aborted",
        "CommitTransaction is called again after any failure of {0}, but a transaction with a failed message can only be aborted; retry on KafkaRetriableException, and abort on KafkaTxnRequiresAbortException",
        "KafkaRetriableException asks for the same call again, KafkaTxnRequiresAbortException for AbortTransaction, a fatal error for a new producer."),
    Consequence.Duplicate)
{
    public override IEnumerable<Finding> Judge(ProducerMember member)
    {
        var committing = member.Calls.Where(call => call.Name == "CommitTransaction")
            .Select(call => (call.Function, Producer: member.ProducerOf(call))).Where(call => call.Producer is not null).Distinct();
        foreach (var (function, producer) in committing)
        {
            foreach (var again in CommitEvents.Again(producer!, function, member.Code, member.Cancellation))
            {
                yield return new Finding(
                    this,
                    again.Key,
                    again.Key == again.Value ? ImmutableArray<SyntaxNode>.Empty : ImmutableArray.Create(again.Value),
                    ImmutableArray<FixPlan>.Empty,
                    again.Key == again.Value ? "the attempt before" : $"the one in line {Lines.Number(again.Value)}");
            }
        }
    }
}
