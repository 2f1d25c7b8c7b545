using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>A condition that asks whether a collection has elements: list.Count > 0, array.Length == 0, list.Any().</summary>
internal static class EmptyTest
{
    /// <returns>What is asked about, and whether it is empty where the condition holds; null where something else is asked.</returns>
    public static (IOperation Operand, bool IsEmpty)? Of(IOperation? condition) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var inner } => Of(inner) is { } test ? (test.Operand, !test.IsEmpty) : null,
        IInvocationOperation { TargetMethod: { Name: "Any", Parameters.Length: <= 1 } any, Arguments: var arguments } when BaseLibrary.Declares(any) && arguments.Length == 1 => (OwnOperations.Unconverted(arguments[0].Value)!, false),
        IPropertyReferenceOperation { Property.Name: "IsEmpty", Instance: { } collection } => (collection, true),
        IBinaryOperation binary when Counted(binary.LeftOperand) is { } counted => IsEmpty(binary.OperatorKind, binary.RightOperand.ConstantValue) is { } empty ? (counted, empty) : null,
        _ => null,
    };

    private static IOperation? Counted(IOperation operation) => OwnOperations.Unconverted(operation) switch
    {
        IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } collection } => collection,
        IInvocationOperation { TargetMethod: { Name: "Count", Parameters.Length: <= 1 } count, Arguments: { Length: 1 } arguments } when BaseLibrary.Declares(count) => OwnOperations.Unconverted(arguments[0].Value),
        _ => null,
    };

    private static bool? IsEmpty(BinaryOperatorKind kind, Optional<object?> limit) => (kind, limit) switch
    {
        (BinaryOperatorKind.GreaterThan or BinaryOperatorKind.NotEquals, { HasValue: true, Value: 0 }) => false,
        (BinaryOperatorKind.GreaterThanOrEqual, { HasValue: true, Value: 1 }) => false,
        (BinaryOperatorKind.Equals or BinaryOperatorKind.LessThanOrEqual, { HasValue: true, Value: 0 }) => true,
        (BinaryOperatorKind.LessThan, { HasValue: true, Value: 1 }) => true,
        _ => null,
    };
}
