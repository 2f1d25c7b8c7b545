using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Typestate;

/// <summary>A condition that asks whether there is an object.</summary>
internal static class NullTest
{
    /// <param name="isObject">Whether an operation names the object.</param>
    /// <returns>Whether the branch is the one on which it is null; null where the block asks something else.</returns>
    public static bool? Of(BasicBlock block, ControlFlowBranch branch, Func<IOperation?, bool> isObject)
    {
        if (block.ConditionalSuccessor is null)
        {
            return null;
        }

        var holds = branch.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        return block.BranchValue switch
        {
            IIsNullOperation test when isObject(test.Operand) => holds,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test when IsNull(test.RightOperand) && isObject(test.LeftOperand) => holds,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } test when IsNull(test.RightOperand) && isObject(test.LeftOperand) => !holds,
            IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } test when IsNull(value) && isObject(test.Value) => holds,
            IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } } test when IsNull(value) && isObject(test.Value) => !holds,
            _ => null,
        };
    }

    /// <summary>null, and default.</summary>
    public static bool IsNull(IOperation operation) =>
        (operation is IConversionOperation conversion ? conversion.Operand : operation).ConstantValue is { HasValue: true, Value: null };
}
