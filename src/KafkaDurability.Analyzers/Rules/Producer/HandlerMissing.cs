using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Producing;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1103: Produce without a delivery handler.</summary>
internal sealed class HandlerMissing() : ProducerRule(
    Warning(
        "KD1103",
        "Produce without a delivery handler: a failed delivery is never seen",
        "Produce without a delivery handler reports a failed delivery to nobody, so the message is lost unnoticed; await ProduceAsync, or pass a handler that checks the report's Error",
        "Produce only puts the message into a queue. Whether it reached a broker is told to the delivery handler, and to nobody else."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    public override IEnumerable<Finding> Judge(ProducerMember member) => member.Calls
        .Where(call => member.Outcomes.HandlerOf(call) is { Kind: HandlerKind.Absent } && member.ShowsInReportAlone(call)
            && !member.Unconfirmed.Any(mark => mark.Send.Syntax == call.Call.Syntax))
        .Select(call => new Finding(this, call.Call.Syntax, ImmutableArray<SyntaxNode>.Empty, Plans(call, member)));

    private static ImmutableArray<FixPlan> Plans(ProducerCall call, ProducerMember member)
    {
        var at = call.Call.Syntax;
        var add = FixPlan.Create("Add a delivery handler", editorOnly: true, [(at, Edit.AddHandler(at))]);
        return member.Outcomes.MayAwaitInstead(call)
            ? ImmutableArray.Create(FixPlan.Create("Await ProduceAsync instead", editorOnly: true, [(at, Edit.AwaitProduce(at))]), add)
            : ImmutableArray.Create(add);
    }
}
