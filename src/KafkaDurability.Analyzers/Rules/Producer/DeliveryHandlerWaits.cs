using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1110: a delivery handler that waits for deliveries of its own producer.</summary>
/// <remarks>Measured: ProduceAsync(...).Wait() in a handler does not end; Flush there leaves the handler's own message.</remarks>
internal sealed class DeliveryHandlerWaits() : Rule<ClientMember>(
    Warning(
        "KD1110",
        "waiting inside a delivery handler (Flush, Wait, Result): no report can arrive while it waits",
        "{0} waits in a delivery handler of the same producer, and no delivery report can arrive meanwhile, so it never ends; wait outside of the handler",
        "Delivery handlers run on the thread that reads the reports. While one of them waits, no delivery of the producer is completed."),
    Consequence.Other)
{
    public override IEnumerable<Finding> Judge(ClientMember member)
    {
        foreach (var call in member.CallsTo(ClientKinds.Producer, "Produce").Where(call => member.Symbols.Owns(call.TargetMethod)))
        {
            if (SameClient.VariableOf(call) is not { } producer || member.FunctionGivenTo(call) is not { } handler)
            {
                continue;
            }

            foreach (var wait in DeliveryWaits.In(handler, producer, member.Symbols))
            {
                // What stands in another member is reported where it is made the handler.
                var at = Members.RootOf(wait.At.Syntax) == member.Syntax ? wait.At.Syntax : call.Arguments.Last().Value.Syntax;
                yield return new Finding(
                    this, at, at == wait.At.Syntax ? ImmutableArray.Create(call.Syntax) : ImmutableArray.Create(wait.At.Syntax), ImmutableArray<FixPlan>.Empty, wait.Name);
            }
        }
    }
}
