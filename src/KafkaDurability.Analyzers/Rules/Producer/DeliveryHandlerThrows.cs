using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1111: what a delivery handler throws does not reach whoever has sent.</summary>
/// <remarks>Measured: the client gives it to the error handler as Local_Application, and drops it where there is none; an async void method ends the process.</remarks>
internal sealed class DeliveryHandlerThrows() : Rule<ClientMember>(
    Warning(
        "KD1111",
        "a delivery handler that is async void, or may throw: the failure ends nowhere, or ends the process",
        "{0} in line {1}, and {2}; catch it in the handler",
        "The client calls delivery handlers on its own thread. It does not wait for async ones, and gives what others throw to the error handler."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    public override IEnumerable<Finding> Judge(ClientMember member)
    {
        foreach (var call in member.CallsTo(ClientKinds.Producer, "Produce").Where(call => member.Symbols.Owns(call.TargetMethod)))
        {
            if (member.FunctionGivenTo(call) is not { } handler
                || (handler.Symbol.IsAsync ? EscapingFailure.OfAsync(handler) : EscapingFailure.Thrown(handler)) is not { } failure)
            {
                continue;
            }

            var at = call.Arguments.First(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate).Value.Syntax;
            yield return new Finding(
                this,
                at,
                failure.Syntax.Span == at.Span ? ImmutableArray<SyntaxNode>.Empty : ImmutableArray.Create(failure.Syntax),
                ImmutableArray.Create(FixPlan.Create("Catch in the handler", editorOnly: true, [(handler.Syntax, Edit.Guard(handler.Syntax))])),
                handler.Symbol.IsAsync ? "This async delivery handler may fail" : "This delivery handler throws",
                Lines.Number(failure.Syntax),
                handler.Symbol.IsAsync ? "an exception there ends the process, as nobody waits for it" : "the exception does not reach the code that has sent");
        }
    }
}
