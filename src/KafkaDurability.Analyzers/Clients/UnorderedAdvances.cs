using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>An offset that is committed or stored by work of its own, which may end before that of an earlier message.</summary>
/// <param name="Start">What starts the work.</param>
/// <param name="Consume">Where each message comes from; null where that is a list.</param>
internal sealed record UnorderedAdvance(IInvocationOperation Call, IInvocationOperation Start, IInvocationOperation? Consume)
{
    public static IEnumerable<UnorderedAdvance> In(ClientMember member)
    {
        foreach (var call in member.CallsTo(ClientKinds.Consumer, "Commit").Concat(member.CallsTo(ClientKinds.Consumer, "StoreOffset")))
        {
            if (call.Arguments.Length == 1
                && OwnOperations.FunctionAround(call) is IAnonymousFunctionOperation lambda
                && StartedWork.StartOf(lambda) is { } start
                && IsForOneOfMany(call, lambda, start, member))
            {
                yield return new UnorderedAdvance(call, start, OwnOperations.Around<ILoopOperation>(start)?.Body.Descendants().OfType<IInvocationOperation>().FirstOrDefault(consume => IsConsume(consume, member)));
            }
        }
    }

    private static bool IsForOneOfMany(IInvocationOperation call, IAnonymousFunctionOperation lambda, IInvocationOperation start, ClientMember member)
    {
        if (OwnOperations.Unconverted(call.Arguments[0].Value) is not { } result)
        {
            return false;
        }

        if (start.TargetMethod.ContainingType.Name == "Parallel")
        {
            return result is IParameterReferenceOperation parameter && lambda.Symbol.Parameters.Contains(parameter.Parameter, SymbolEqualityComparer.Default);
        }

        // Each round consumes a message, starts work for it, and goes on to the next.
        return result is ILocalReferenceOperation { Local: var local }
            && OwnOperations.Around<ILoopOperation>(start) is { } loop
            && loop.Body.Descendants().OfType<IVariableDeclaratorOperation>().Any(declarator =>
                SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) && !lambda.Syntax.Span.Contains(declarator.Syntax.Span) && declarator.Initializer?.Value is { } value && value.DescendantsAndSelf().Any(operation => IsConsume(operation, member)))
            && !IsAwaited(start, loop);
    }

    private static bool IsConsume(IOperation operation, ClientMember member) =>
        operation is IInvocationOperation call && member.IsCallTo(call, ClientKinds.Consumer, "Consume");

    /// <summary>In the same round, itself or by way of a variable.</summary>
    private static bool IsAwaited(IInvocationOperation start, ILoopOperation loop)
    {
        IOperation task = start;
        while (task.Parent is IConversionOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "Unwrap" or "WaitAsync" } or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Unwrap" } })
        {
            task = task.Parent;
        }

        return task.Parent switch
        {
            IAwaitOperation => true,
            IInvocationOperation { TargetMethod.Name: "Wait" or "GetResult" } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } } => loop.Body.Descendants().OfType<ILocalReferenceOperation>()
                .Any(read => SymbolEqualityComparer.Default.Equals(read.Local, variable) && read.Parent is IAwaitOperation or IInvocationOperation),
            _ => false,
        };
    }
}
