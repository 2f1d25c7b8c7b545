using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Code that runs only where a report says that the delivery failed.</summary>
internal static class FailedBranch
{
    /// <param name="operation">Of the graph.</param>
    public static bool Contains(IOperation operation, ControlFlowGraph graph, KafkaSymbols symbols, CancellationToken cancellation)
    {
        if (graph.OriginalOperation.SemanticModel is not { } model || Compiler.Operation(model, operation.Syntax, cancellation) is not { } written)
        {
            return false;
        }

        for (var inner = written; inner.Parent is { } outer and not (IAnonymousFunctionOperation or ILocalFunctionOperation); inner = outer)
        {
            if (outer switch
            {
                IConditionalOperation choice => (choice.WhenTrue == inner && Says(choice.Condition, failed: true, symbols)) || (choice.WhenFalse == inner && Says(choice.Condition, failed: false, symbols)),
                IBlockOperation block => block.Operations.TakeWhile(before => before != inner).Any(before =>
                    before is IConditionalOperation { WhenFalse: null, WhenTrue: var left } guard && Leaves(left) && Says(guard.Condition, failed: false, symbols)),
                _ => false,
            })
            {
                return true;
            }
        }

        return false;
    }

    private static bool Leaves(IOperation branch) => (branch is IBlockOperation block ? block.Operations.LastOrDefault() : branch) is IReturnOperation or IThrowOperation;

    /// <summary>Whether the delivery has failed where the condition is true; or where it is false, for <paramref name="failed"/> is false.</summary>
    private static bool Says(IOperation condition, bool failed, KafkaSymbols symbols) => OwnOperations.Unconverted(condition) switch
    {
        IPropertyReferenceOperation { Property: { Name: "IsError" } property } => failed && symbols.Owns(property),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Says(not.Operand, !failed, symbols),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => (both.OperatorKind == BinaryOperatorKind.ConditionalAnd) == failed
            ? Says(both.LeftOperand, failed, symbols) || Says(both.RightOperand, failed, symbols)
            : Says(both.LeftOperand, failed, symbols) && Says(both.RightOperand, failed, symbols),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } other => failed && IsSuccess(other.RightOperand, symbols),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } same => !failed && IsSuccess(same.RightOperand, symbols),
        _ => false,
    };

    /// <summary>ErrorCode.NoError, PersistenceStatus.Persisted.</summary>
    private static bool IsSuccess(IOperation value, KafkaSymbols symbols) =>
        OwnOperations.Unconverted(value) is IFieldReferenceOperation { Field: { Name: "NoError" or "Persisted" } field } && symbols.Owns(field.ContainingType);
}
