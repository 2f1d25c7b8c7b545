using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD4004: a producer with a transactional id sends nothing outside of a transaction.</summary>
internal sealed class ProducedOutside() : ProducerRule(
    Warning(
        "KD4004",
        "produced outside a transaction on a transactional producer: throws",
        "{0} throws here, as the producer {1} and {2}; produce between BeginTransaction and CommitTransaction, or remove the id",
        "The client answers Local_State to each message that is produced outside of a transaction."),
    Consequence.Crash)
{
    public override IEnumerable<Finding> Judge(ProducerMember member)
    {
        var outside = new OutsideSends(member.Code, member.Cancellation);
        foreach (var send in member.Calls.Where(call => call.Sends))
        {
            if (member.LifeOf(send) is { } life && WhyOutside(send, life, member) is { } why && TransactionalProducers.IdOf(send.Call.Syntax, member.Model, member.Cancellation) is { } id)
            {
                yield return Found(send, id, "has a transactional id", why);
            }
            else if (outside.Of(send) is { } other)
            {
                yield return Found(send, other.Syntax, other.TargetMethod.Name == "BeginTransaction" ? "begins its transaction only later" : "has ended its transaction", "no transaction is open here");
            }
        }
    }

    private Finding Found(ProducerCall send, SyntaxNode because, string what, string why) => new(
        this,
        send.Call.Syntax,
        ImmutableArray.Create(because),
        ImmutableArray<FixPlan>.Empty,
        send.Name,
        $"{what} (line {Lines.Number(because)})",
        why);

    private static string? WhyOutside(ProducerCall send, ProducerLife life, ProducerMember member) =>
        !life.Has("BeginTransaction") ? "nothing begins a transaction on it"
        : SendEvents.IsOutside(send, life, member.Symbols, member.Cancellation) ? "no transaction is open here"
        : null;
}
