using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2113: what a handler throws comes out of Consume, and the message that was to come is gone.</summary>
/// <remarks>The client's Consumer.Consume throws what a handler has thrown in the place of the message that it has polled, and frees that.</remarks>
internal sealed class HandlerMayThrow() : Rule<ClientMember>(
    Warning(
        "KD2113",
        "a statistics, offsets-committed or OAuth handler of a consumer that may throw: the message in hand is destroyed",
        "{0} may throw in line {1}, and Consume then throws that and drops the message it was to return, which is lost where the loop goes on; catch it in the handler",
        "Consume runs these handlers. Where one of them has thrown, Consume throws that and drops the message it was about to return, whose offset counts as handed out."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    private static readonly string[] s_handlers = ["SetStatisticsHandler", "SetOffsetsCommittedHandler", "SetOAuthBearerTokenRefreshHandler"];

    public override IEnumerable<Finding> Judge(ClientMember member) => s_handlers
        .SelectMany(name => member.BuilderCalls(ClientKinds.Consumer, name))
        .SelectMany(call => Judge(call, member));

    private IEnumerable<Finding> Judge(IInvocationOperation call, ClientMember member)
    {
        // An async handler throws nowhere near Consume.
        if (member.FunctionGivenTo(call) is not { Symbol.IsAsync: false } handler || EscapingFailure.In(handler, member.Code) is not { } failure)
        {
            yield break;
        }

        var at = call.Arguments[0].Value.Syntax;
        yield return new Finding(
            this,
            at,
            failure.Syntax.Span == at.Span ? ImmutableArray<SyntaxNode>.Empty : ImmutableArray.Create(failure.Syntax),
            ImmutableArray.Create(FixPlan.Create("Catch in the handler", editorOnly: true, [(handler.Syntax, Edit.Guard(handler.Syntax))])),
            call.TargetMethod.Name switch
            {
                "SetStatisticsHandler" => "The statistics handler",
                "SetOffsetsCommittedHandler" => "The offsets-committed handler",
                _ => "The OAuth handler",
            },
            Lines.Number(failure.Syntax));
    }
}
