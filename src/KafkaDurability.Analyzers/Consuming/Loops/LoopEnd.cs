using System.Collections.Generic;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>The one variable that decides when a loop is over.</summary>
/// <param name="Variable">A local, a parameter, or a field or property of whatever object.</param>
internal sealed record LoopEnd(ISymbol Variable, BinaryOperatorKind Kind, object? Value)
{
    /// <returns>Null where the condition asks something else, too. Whether the program stops may always be asked.</returns>
    public static LoopEnd? Of(ILoopOperation loop)
    {
        var condition = loop switch
        {
            IWhileLoopOperation { ConditionIsUntil: false } whileLoop => whileLoop.Condition,
            IForLoopOperation forLoop => forLoop.Condition,
            _ => null,
        };
        LoopEnd? end = null;
        var pending = new Stack<IOperation?>([condition]);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both:
                    pending.Push(both.LeftOperand);
                    pending.Push(both.RightOperand);
                    break;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var stopping } when Constants.CancellationOf(stopping) is not null:
                    break;
                case { } asked when end is null && About(asked) is { } found:
                    end = found;
                    break;
                default:
                    return null;
            }
        }

        return end;
    }

    /// <summary>Whether the loop may be over once the variable is written so.</summary>
    public bool IsReachedBy(IOperation write) => (write as ISimpleAssignmentOperation)?.Value.ConstantValue is { HasValue: true, Value: var written } ? !GoesOn(written)
        : Kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals || Step(write) != (IsUpwards ? -1 : 1);

    /// <summary>What a write adds to a counter; null where that is not known.</summary>
    public static int? Step(IOperation write) => write switch
    {
        IIncrementOrDecrementOperation count => count.Kind == OperationKind.Increment ? 1 : -1,
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, Value.ConstantValue: { HasValue: true, Value: 1 } } add => add.OperatorKind == BinaryOperatorKind.Add ? 1 : -1,
        _ => null,
    };

    private bool IsUpwards => Kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual;

    private bool GoesOn(object? written) => Kind switch
    {
        BinaryOperatorKind.Equals => Equals(written, Value),
        BinaryOperatorKind.NotEquals => !Equals(written, Value),
        _ when written is int one && Value is int other => Kind switch
        {
            BinaryOperatorKind.LessThan => one < other,
            BinaryOperatorKind.LessThanOrEqual => one <= other,
            BinaryOperatorKind.GreaterThan => one > other,
            _ => one >= other,
        },
        _ => false,
    };

    private static LoopEnd? About(IOperation condition) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var flag } when Variables.Named(flag) is { } variable => new(variable, BinaryOperatorKind.Equals, false),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, LeftOperand: var asked, RightOperand.ConstantValue: { HasValue: true, Value: var value } } compared
            when Variables.Named(OwnOperations.Unconverted(asked)) is { } variable => new(variable, compared.OperatorKind, value),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } limited
            when Variables.Named(limited.LeftOperand) is { } counter => new(counter, limited.OperatorKind, limited.RightOperand.ConstantValue is { HasValue: true, Value: var limit } ? limit : null),
        IIsPatternOperation { Value: var matched, Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: var constant } } }
            when Variables.Named(matched) is { } variable => new(variable, BinaryOperatorKind.Equals, constant),
        IIsPatternOperation { Value: var matched, Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: var constant } } } }
            when Variables.Named(matched) is { } variable => new(variable, BinaryOperatorKind.NotEquals, constant),
        { Type.SpecialType: SpecialType.System_Boolean } when Variables.Named(condition) is { } variable => new(variable, BinaryOperatorKind.Equals, true),
        _ => null,
    };
}
