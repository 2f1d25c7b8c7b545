using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Functions that wait for a send themselves, and whose own end nobody waits for.</summary>
internal sealed class DroppedBlocks(SendModel model, TaskTrace tasks, CancellationToken cancellation)
{
    /// <param name="member">The operation of the whole member.</param>
    /// <param name="method">What the member declares; null where that is no method.</param>
    public IEnumerable<LostSend> In(IOperation member, IMethodSymbol? method) => member.DescendantsAndSelf().Select(operation => operation switch
    {
        IAnonymousFunctionOperation { Symbol.IsAsync: true } lambda => OfBlock(lambda, lambda.Symbol.ReturnsVoid ? AsVoid(lambda) : tasks.LostFrom(lambda)),
        ILocalFunctionOperation local => OfBlock(local, IsUnwaitable(local.Symbol) ? Void(local) : null),
        IMethodBodyOperation body when method is not null => OfBlock(body, IsUnwaitable(method) ? Void(body) : null),
        IMethodReferenceOperation { Method.ReturnsVoid: false } named => OfMethod(named),
        _ => null,
    }).OfType<LostSend>();

    private LostSend? OfBlock(IOperation block, LostTask? lost) => lost is not null && model.SendOutOf(block, cancellation) is { } send
        ? new LostSend(send.Call.Syntax, send.Call.TargetMethod.Name, send.Innermost, lost, IsInBlock: true)
        : null;

    /// <summary>Task.Run(SendAsync).</summary>
    private LostSend? OfMethod(IMethodReferenceOperation named) => tasks.LostFrom(named) is { } lost && model.SendOutOf(named, cancellation) is { } innermost
        ? new LostSend(named.Syntax, named.Method.Name, innermost, lost, IsInBlock: false)
        : null;

    /// <summary>A lambda that becomes an Action: whoever runs it goes on at its first await. A handler of an event has no choice.</summary>
    private static LostTask? AsVoid(IAnonymousFunctionOperation lambda) => lambda.Parent is IDelegateCreationOperation
    {
        Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var taking } } and not { Parent: IEventAssignmentOperation },
    } && (BaseLibrary.Declares(taking) || !taking.DeclaringSyntaxReferences.IsEmpty)
        ? Void(lambda)
        : null;

    private static LostTask Void(IOperation function) => new(function.Syntax, IsVoid: true);

    /// <summary>async void. Handlers of events have to be.</summary>
    private static bool IsUnwaitable(IMethodSymbol method) => method is { IsAsync: true, ReturnsVoid: true, IsOverride: false } && !method.Parameters.Any(parameter => IsEventData(parameter.Type));

    private static bool IsEventData(ITypeSymbol type)
    {
        for (ITypeSymbol? own = type; own is not null; own = own.BaseType)
        {
            if (own is { Name: "EventArgs", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }
}
