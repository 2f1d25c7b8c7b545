using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>Ways through a handler that completes its messages by hand, on which it does not.</summary>
internal static class CompletionWays
{
    /// <summary>
    /// The condition behind which a handler returns without having completed its message; null where it always does, never does, or
    /// where the message's context leaves it, so that other code may complete it.
    /// </summary>
    /// <param name="graph">The handler's; exceptions are not followed, and one that catches all of them is taken as meant.</param>
    /// <param name="context">What the library gives it to complete the message by.</param>
    public static SyntaxNode? Uncompleted(ControlFlowGraph graph, IParameterSymbol context)
    {
        if (HandlerCode.Deals(graph.OriginalOperation) || Leaves(graph.OriginalOperation, context))
        {
            return null;
        }

        var completing = new HashSet<int>(graph.Blocks.Where(Completes).Select(block => block.Ordinal));
        if (completing.Count == 0)
        {
            return null;
        }

        // The way that is seen first is the shortest. What the compiler asks by itself, as whether a list has more, is no condition to speak of.
        var conditions = new Dictionary<int, SyntaxNode?> { [0] = null };
        var pending = new Queue<BasicBlock>([graph.Blocks[0]]);
        while (pending.Count > 0)
        {
            var block = pending.Dequeue();
            var condition = block is { ConditionalSuccessor: not null, BranchValue: { } value } && value is not { IsImplicit: true, Kind: OperationKind.Invocation or OperationKind.Await } ? value.Syntax : conditions[block.Ordinal];
            foreach (var branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
            {
                if (branch?.Destination is not { } next || completing.Contains(next.Ordinal) || branch.FinallyRegions.Any(region => completing.Any(done => done >= region.FirstBlockOrdinal && done <= region.LastBlockOrdinal)))
                {
                    continue;
                }

                if (next.Kind == BasicBlockKind.Exit)
                {
                    return branch.Semantics is ControlFlowBranchSemantics.Return or ControlFlowBranchSemantics.Regular ? condition : null;
                }

                if (!conditions.ContainsKey(next.Ordinal))
                {
                    conditions.Add(next.Ordinal, condition);
                    pending.Enqueue(next);
                }
            }
        }

        return null;
    }

    private static bool Completes(BasicBlock block) => block.Operations.Concat(block.BranchValue is { } value ? [value] : [])
        .SelectMany(operation => operation.DescendantsAndSelf())
        .Any(operation => operation is IInvocationOperation { TargetMethod: { Name: "Complete", Parameters.Length: 0 } });

    /// <summary>Whether the context, or what it completes by, goes anywhere but into a read of its members.</summary>
    private static bool Leaves(IOperation body, IParameterSymbol context) => body.Descendants().OfType<IParameterReferenceOperation>()
        .Where(use => SymbolEqualityComparer.Default.Equals(use.Parameter, context))
        .Any(use => OwnOperations.FunctionAround(use) != OwnOperations.FunctionAround(body) || use.Parent is not IPropertyReferenceOperation { Property.Name: var name } read
            || name == "ConsumerContext" && read.Parent is not (IPropertyReferenceOperation or IInvocationOperation { Instance: not null }));
}
