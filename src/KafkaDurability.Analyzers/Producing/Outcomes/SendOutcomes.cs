using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Who learns how the sends of a member ended.</summary>
internal sealed class SendOutcomes
{
    private readonly Dictionary<SyntaxNode, IInvocationOperation> _sends = [];
    private readonly CodeInSight _code;
    private readonly LocalUses _locals;
    private readonly IOperation _member;
    private readonly SendModel _model;
    private readonly CancellationToken _cancellation;

    /// <param name="member">The operation of the whole member.</param>
    public SendOutcomes(IOperation member, Compilation compilation, KafkaSymbols symbols, CancellationToken cancellation)
    {
        _code = new CodeInSight(compilation, symbols, cancellation);
        _locals = new LocalUses(member);
        _member = member;
        _model = SendModel.Of(compilation, symbols);
        _cancellation = cancellation;

        // A class of the user that implements the interface may do more than it says.
        foreach (var call in member.DescendantsAndSelf().OfType<IInvocationOperation>().Where(call => symbols.Owns(call.TargetMethod)))
        {
            if (symbols.ProducerMethod(call.TargetMethod) is "Produce" or "ProduceAsync" && !Specifications.Includes(call))
            {
                _sends[call.Syntax] = call;
            }
        }
    }

    /// <summary>The delivery handler that a Produce call is given; null for other calls, and where nothing is sent.</summary>
    public DeliveryHandler? HandlerOf(ProducerCall call) =>
        call.Name == "Produce" && _sends.TryGetValue(call.Call.Syntax, out var send) ? DeliveryHandler.Of(send, _code, _locals) : null;

    /// <summary>What becomes of the task of a ProduceAsync call; null where somebody may observe it, and for other calls.</summary>
    public LostTask? LostTaskOf(ProducerCall call) =>
        call.Name == "ProduceAsync" && _sends.TryGetValue(call.Call.Syntax, out var send) ? new TaskTrace(_code, _locals).Lost(send) : null;

    /// <summary>The sends that code in sight waits for, whose own end nobody observes: the failure of the send ends there.</summary>
    /// <param name="method">What the member declares; null where that is no method.</param>
    public IEnumerable<LostSend> LostInOwnCode(IMethodSymbol? method) => LostInOwnMethods()
        .Concat(new DroppedBlocks(_model, new TaskTrace(_code, _locals), _cancellation).In(_member, method));

    private IEnumerable<LostSend> LostInOwnMethods() => _member.DescendantsAndSelf().OfType<IInvocationOperation>()
        .Where(call => !_sends.ContainsKey(call.Syntax) && Awaitables.IsAwaitable(call.TargetMethod.ReturnType))
        .Select(call => (Call: call, Lost: new TaskTrace(_code, _locals).Lost(call)))
        .Where(dropped => dropped.Lost is not null)
        .Select(dropped => (dropped.Call, Send: SendBehind(dropped.Call), dropped.Lost))
        .Where(dropped => dropped.Send is not null)
        .Select(dropped => new LostSend(dropped.Call.Syntax, NameOf(dropped.Call), dropped.Send!, dropped.Lost!, IsInBlock: false));

    private SyntaxNode? SendBehind(IInvocationOperation call) => call is { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: ILocalReferenceOperation work }
        ? _code.FunctionsOf(work, _locals) is { Length: 1 } functions ? _model.SendOutOf(functions[0].Body, _cancellation)?.Innermost : null
        : _model.SendInTaskOf(call, _cancellation)?.Innermost;

    private static string NameOf(IInvocationOperation call) =>
        call is { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: ILocalReferenceOperation { Local.Name: var name } } ? name : call.TargetMethod.Name;

    /// <summary>Whether an awaited ProduceAsync may take the place of a Produce.</summary>
    public bool MayAwaitInstead(ProducerCall call) =>
        _sends.TryGetValue(call.Call.Syntax, out var send)
        && send is { Parent: IExpressionStatementOperation { Syntax: ExpressionStatementSyntax }, Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax }, SemanticModel: { } model }
        && AwaitPlace.Allows(send.Syntax, model, _cancellation);
}
