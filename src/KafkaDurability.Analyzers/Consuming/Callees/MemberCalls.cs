using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What a member calls, with what its lambdas and local functions call.</summary>
/// <param name="Methods">The methods of the compilation.</param>
/// <param name="Delegates">The calls of delegates that may be given a message, and what they run.</param>
/// <param name="OnClient">It consumes, commits or stores.</param>
internal sealed record MemberCalls(ImmutableHashSet<IMethodSymbol> Methods, ImmutableDictionary<SyntaxNode, DelegateCall> Delegates, bool OnClient);

/// <summary>The call of a delegate, or of a mediator, which finds its handlers by what it is given.</summary>
/// <param name="Parameters">How many parameters it has.</param>
/// <param name="IsRaise">It is an event.</param>
/// <param name="IsGiven">Somebody gave the functions, and is told what is wrong with them; those that a mediator finds are as other callees.</param>
internal sealed record DelegateCall(FunctionSet Functions, int Parameters, bool IsRaise, bool IsGiven = true)
{
    /// <returns>Null where it is none, no message can go into it, or nothing is known of it.</returns>
    public static DelegateCall? Of(IInvocationOperation call, DelegateValues values, KafkaSymbols symbols, Compilation compilation, CancellationToken cancellation)
    {
        var method = call.TargetMethod;
        if (Mediators.HandlersOf(call, compilation, cancellation) is { IsEmpty: false } handlers)
        {
            return new DelegateCall(new FunctionSet(handlers.Select(handler => new FunctionValue(handler, null)).ToImmutableArray(), ImmutableArray<IOperation>.Empty, IsComplete: true), method.Parameters.Length, IsRaise: false, IsGiven: false);
        }

        if (method.MethodKind != MethodKind.DelegateInvoke || !method.Parameters.Any(parameter => MessageTypes.MayCarry(parameter.Type, symbols)))
        {
            return null;
        }

        var functions = values.Of(call.Instance, cancellation);

        // A function of the member itself is read where it stands, with the variables around it.
        return functions.Functions.IsEmpty || functions.Functions.Any(function => function.Lambda is { } lambda && Members.RootOf(lambda) == Members.RootOf(call.Syntax))
            ? null
            : new DelegateCall(functions.WithoutBodies(), method.Parameters.Length, IsEvent(call.Instance));
    }

    private static bool IsEvent(IOperation? instance)
    {
        var access = instance is IConditionalAccessInstanceOperation ? OwnOperations.Around<IConditionalAccessOperation>(instance)?.Operation : instance;
        return access is IEventReferenceOperation;
    }
}
