using System.Collections.Generic;
using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>What delivery handlers do with a failure: one that only writes it down has seen it, and the message is gone all the same.</summary>
internal sealed class HandlerSight(ConfigModel model, CancellationToken cancellation)
{
    /// <param name="sends">Calls of Produce.</param>
    public IEnumerable<Reason> Conditions(IEnumerable<SyntaxNode> sends) => sends
        .Select(send => (Send: send, Handler: HandlerOf(send)))
        .Where(pair => pair.Handler is { } handler && MayOnlyWrite(DelegateValues.Of(model.Compilation).Of(handler, cancellation)))
        .Take(1)
        .Select(pair => new Reason(ReasonKind.Condition, "a failed delivery is told to the delivery handler alone: this holds if somebody sends the message again", pair.Handler!.Syntax));

    private IOperation? HandlerOf(SyntaxNode send) => Members.RootOf(send) is { } member
        && model.Operation(member, cancellation)?.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault(call => call.Syntax == send) is { } call
            ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "deliveryHandler" && argument.ArgumentKind == ArgumentKind.Explicit)?.Value
            : null;

    /// <summary>Also where there is no handler, or not all of it is in sight.</summary>
    private bool MayOnlyWrite(FunctionSet handlers) =>
        !handlers.IsComplete || handlers.Functions.IsEmpty || handlers.Functions.Any(handler => BodyOf(handler) is not { } body || OnlyWrites(body));

    private IOperation? BodyOf(FunctionValue handler) => handler.Body
        ?? (Callees.Of(model.Compilation).BodiesOf(handler.Symbol, cancellation) is { Length: 1 } bodies ? model.Operation(bodies[0], cancellation) : null);

    /// <summary>Nothing is thrown, assigned or called but what writes lines and makes texts.</summary>
    private static bool OnlyWrites(IOperation body) => body.DescendantsAndSelf().All(operation => operation switch
    {
        IInvocationOperation call => KnownCallees.Observes(call.TargetMethod) || call.TargetMethod.ReturnType.SpecialType == SpecialType.System_String,
        IInvalidOperation { Syntax: InvocationExpressionSyntax call } => LoopSight.IsLog(call, operation.SemanticModel),
        IAssignmentOperation or IIncrementOrDecrementOperation or IThrowOperation or IObjectCreationOperation => false,
        _ => true,
    });
}
