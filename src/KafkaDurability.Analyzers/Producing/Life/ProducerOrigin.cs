using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Kafka.Models;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Where a producer comes from. One of a DependentProducerBuilder shares the queue of another, and its Dispose does nothing.</summary>
internal static class ProducerOrigin
{
    /// <summary>The value is made by a ProducerBuilder, here or in methods in sight.</summary>
    public static bool IsBuilt(IOperation value, MemberFunctions functions, QueueModel model, CancellationToken cancellation, int calls = Limits.CallDepth)
    {
        switch (value)
        {
            case IInvocationOperation call when OwnedClient.IsBuild(call, model.Symbols):
                return model.Symbols.Owns(call.TargetMethod);
            case IInvocationOperation call when functions.Of(call.TargetMethod) is { } local:
                return calls > 0 && Returns(local, functions, model, cancellation, calls - 1);
            case IInvocationOperation call:
                var bodies = calls > 0 ? model.BodiesOf(call.TargetMethod.OriginalDefinition, cancellation) : ImmutableArray<SyntaxNode>.Empty;
                return bodies.Length > 0 && bodies.All(body =>
                    model.FunctionsOf(body, cancellation) is { } callee && Returns(callee.Outermost, callee, model, cancellation, calls - 1));
            case IObjectCreationOperation { Type: { Name: "Lazy" }, Arguments: { Length: > 0 } arguments }:
                return arguments[0].Value switch
                {
                    IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } =>
                        functions.Of(lambda.Symbol) is { } graph && Returns(graph, functions, model, cancellation, calls - 1),
                    _ => false,
                };
            default:
                return false;
        }
    }

    private static bool Returns(ControlFlowGraph graph, MemberFunctions functions, QueueModel model, CancellationToken cancellation, int calls)
    {
        var storage = Storage.Of(graph);
        var returned = graph.Blocks
            .Where(block => block.FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.Return } && block.BranchValue is not null)
            .Select(block => storage.Resolve(storage.Only(storage.Resolve(block.BranchValue))))
            .ToList();
        return returned.Count > 0 && returned.All(value => value is not null && IsBuilt(value, functions, model, cancellation, calls));
    }
}
