using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>A condition that asks whether there is an object: x == null, null != x, x is null, x is { }, and what ?. and ?? ask.</summary>
internal static class NullTest
{
    /// <returns>What is asked about, and whether it is null where the condition holds; null where something else is asked.</returns>
    public static (IOperation Operand, bool IsNull)? Of(IOperation? condition) => condition switch
    {
        IIsNullOperation test => (test.Operand, true),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test when IsNull(test.RightOperand) != IsNull(test.LeftOperand) =>
            (OwnOperations.Unconverted(IsNull(test.RightOperand) ? test.LeftOperand : test.RightOperand)!, test.OperatorKind == BinaryOperatorKind.Equals),
        IIsPatternOperation test when TakesNull(test.Pattern) is { } takes => (test.Value, takes),
        _ => null,
    };

    /// <param name="isObject">Whether an operation names the object.</param>
    /// <returns>Whether the branch is the one on which it is null; null where the block asks something else.</returns>
    public static bool? Of(BasicBlock block, ControlFlowBranch branch, Func<IOperation?, bool> isObject) =>
        block.ConditionalSuccessor is not null && Of(block.BranchValue) is { } test && isObject(test.Operand)
            ? branch.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenTrue) == test.IsNull
            : null;

    /// <summary>null, and default.</summary>
    public static bool IsNull(IOperation operation) => OwnOperations.Unconverted(operation)?.ConstantValue is { HasValue: true, Value: null };

    /// <summary>Whether a pattern takes null and nothing else, or all but null; null where it takes some objects only.</summary>
    public static bool? TakesNull(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant when IsNull(constant.Value) => true,
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } any
            when SymbolEqualityComparer.Default.Equals(any.MatchedType, any.InputType) => false,
        INegatedPatternOperation negated => !TakesNull(negated.Pattern),
        _ => null,
    };
}
