using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1113: the only other copy of the message is given up before the topic has it.</summary>
internal sealed class MarkedBeforeDelivered() : ProducerRule(
    Warning(
        "KD1113",
        "the source is marked as sent before its delivery is confirmed",
        "The source is told here that its item is sent, {0}, so an item whose delivery fails is not sent again and is lost; await ProduceAsync first, and mark what has arrived",
        "A message is delivered when its report says so. A row that is marked, or an input that is acknowledged before that, is not read again when the delivery fails."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    public override IEnumerable<Finding> Judge(ProducerMember member)
    {
        foreach (var mark in member.Unconfirmed)
        {
            var send = mark.Send.Syntax;
            var plans = member.Calls.FirstOrDefault(call => call.Call.Syntax == send) is { } call && member.Outcomes.MayAwaitInstead(call)
                ? ImmutableArray.Create(FixPlan.Create("Await ProduceAsync before it", editorOnly: true, [(send, Edit.AwaitProduce(send))]))
                : ImmutableArray<FixPlan>.Empty;
            var produce = mark.Produce ?? send;
            yield return new Finding(this, mark.At, new[] { send, produce }.Distinct().ToImmutableArray(), plans, $"but Produce in {Lines.Of(produce, mark.At)} has only queued it");
        }

        foreach (var (_, mark) in EarlyMarks.Unnoticed(member, DeliveryFailureDropped.Dropped(member)))
        {
            yield return new Finding(
                this,
                mark.At,
                ImmutableArray.Create(mark.Send.Syntax, mark.Clause!),
                ImmutableArray<FixPlan>.Empty,
                $"also where the delivery of {Lines.Of(mark.Send.Syntax, mark.At)} has failed and {Lines.Of(mark.Clause!, mark.At)} caught that");
        }
    }
}
