using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Producing;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1104: the delivery handler never checks the error.</summary>
internal sealed class HandlerBlind() : ProducerRule(
    Warning(
        "KD1104",
        "delivery handler never checks the error",
        "This delivery handler never checks the report's Error, so a failed delivery counts as a success and the message is lost unnoticed; check report.Error.IsError",
        "The handler runs for failed deliveries as well. Only the report's Error tells them from the others."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    public override IEnumerable<Finding> Judge(ProducerMember member) => member.Calls
        .Select(call => (Call: call, Handler: member.Outcomes.HandlerOf(call)))
        .Where(found => found.Handler is { Kind: HandlerKind.Blind })

        // Several calls may name one handler: that is one defect.
        .GroupBy(found => found.Handler!.Function ?? found.Handler.At)
        .Select(same => same.OrderBy(found => found.Handler!.At.SpanStart).FirstOrDefault(found => member.ShowsInReportAlone(found.Call)).Handler)
        .OfType<DeliveryHandler>()
        .Select(handler => new Finding(this, handler.At, Related(handler), Plans(handler)));

    private static ImmutableArray<SyntaxNode> Related(DeliveryHandler handler) =>
        handler.Function is { } function && function != handler.At ? ImmutableArray.Create(function) : ImmutableArray<SyntaxNode>.Empty;

    private static ImmutableArray<FixPlan> Plans(DeliveryHandler handler) => handler.Function is { } function
        ? ImmutableArray.Create(FixPlan.Create("Check the error", editorOnly: true, [(function, Edit.CheckDelivery(function))]))
        : ImmutableArray<FixPlan>.Empty;
}
