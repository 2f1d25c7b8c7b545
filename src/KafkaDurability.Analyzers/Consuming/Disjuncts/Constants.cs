using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>That a cancellation was requested.</summary>
/// <param name="Source">The variable that holds the token, or its source.</param>
internal sealed record Cancellation(ISymbol Source);

/// <summary>Whether a task ran to its end without a failure.</summary>
/// <param name="Task">The parameter of a continuation.</param>
internal sealed record TaskOutcome(ISymbol Task);

/// <summary>What is known of values: a constant, null, or something that is not null. Unknown is null.</summary>
internal static class Constants
{
    /// <summary>The null of the program.</summary>
    public static readonly object Null = new();

    /// <summary>Some object.</summary>
    public static readonly object Some = new();

    /// <summary>Some number above zero: what was counted up.</summary>
    public static readonly object Positive = new();

    /// <summary>What is known of a value that is one of two; null where that is nothing.</summary>
    public static object? Meet(object value, object? other) =>
        value.Equals(other) ? value
        : other is not null && IsBare(value) && IsBare(other) ? Some
        : (value is int and > 0 || ReferenceEquals(value, Positive)) && (other is int and > 0 || ReferenceEquals(other, Positive)) ? Positive
        : null;

    /// <summary>What a counter is after one step.</summary>
    /// <param name="isCounted">It begins at zero, and is only counted up.</param>
    public static object? Count(object? count, int step, bool isCounted) => count switch
    {
        int known and > int.MinValue and < int.MaxValue => known + step,
        _ when step > 0 && (isCounted || ReferenceEquals(count, Positive)) => Positive,
        _ => null,
    };

    public static object? Of(IOperation operation, MessageDisjunct disjunct, int depth = 0)
    {
        if (depth > Limits.ConstantDepth)
        {
            return null;
        }

        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant ?? Null;
        }

        switch (operation)
        {
            case IPropertyReferenceOperation { Instance: { } task } property when OutcomeOf(task) is { } outcome:
                return disjunct.Constant(outcome) is bool isDone ? Asked(property.Property.Name, isDone) : null;
            case IFlowCaptureReferenceOperation capture:
                return disjunct.Constant(capture.Id);
            case IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } when CancellationOf(operation) is { } cancellation:
                return disjunct.Constant(cancellation);
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
                when Variables.Own(operation) is { } variable:
                return disjunct.Constant(variable) ?? (variable.IsStatic ? ObjectValue.OfInstance(variable) : null);
            case IPropertyReferenceOperation { Property: { Name: "Message", ContainingType: { } type } } when IsOfException(type):
                return Some;
            case IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } when Awaitables.IsAwaitable(task.Type):
                return Inner(task);
            case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask", Instance: { } awaited }:
                return Inner(awaited);
            case IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType: { } tasks }, Arguments: { Length: 1 } given } when Awaitables.IsAwaitable(tasks):
                return Inner(given[0].Value);
            case IInvocationOperation { TargetMethod.Name: "ToString", Instance: not null }:
                return Some;
            case IInvocationOperation { TargetMethod: { Name: "Read", ContainingType.Name: "Volatile" or "Interlocked" } method, Arguments: { Length: 1 } read } when BaseLibrary.Declares(method):
                return Inner(read[0].Value);
            case IInvocationOperation call:
                return disjunct.Constant(call.Syntax);
            case IAwaitOperation awaited:
                return Inner(awaited.Operation);
            case IConversionOperation conversion:
                return Inner(conversion.Operand);
            case IObjectCreationOperation { Arguments: { Length: 1 } given } task when Awaitables.IsAwaitable(task.Type):
                return Inner(given[0].Value);
            case IObjectCreationOperation creation:
                return Made(creation, disjunct, depth);
            case ITupleOperation tuple:
                return Made(tuple, disjunct, depth);
            case IArrayCreationOperation or IAnonymousObjectCreationOperation or ICaughtExceptionOperation or IInterpolatedStringOperation:
                return Some;
            case IMemberReferenceOperation { Instance: { } instance, Member: IFieldSymbol or IPropertySymbol } member when Inner(instance) is ObjectValue made:
                return MemberOf(made, member.Member);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }:
                return Some;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or, Type.SpecialType: SpecialType.System_Boolean } both:
                return Fold(both.OperatorKind, Inner(both.LeftOperand), Inner(both.RightOperand));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Inner(not.Operand) is bool value ? !value : null;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary:
                return AreEqual(Inner(binary.LeftOperand), Inner(binary.RightOperand)) is bool equal
                    ? equal == (binary.OperatorKind == BinaryOperatorKind.Equals)
                    : null;
            case IBinaryOperation binary when Compare(Inner(binary.LeftOperand), Inner(binary.RightOperand)) is { } order:
                return binary.OperatorKind switch
                {
                    BinaryOperatorKind.LessThan => order < 0,
                    BinaryOperatorKind.LessThanOrEqual => order <= 0,
                    BinaryOperatorKind.GreaterThan => order > 0,
                    BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
                    _ => null,
                };
            case IIsNullOperation test:
                return AreEqual(Inner(test.Operand), Null);
            case IIsTypeOperation test when Inner(test.ValueOperand) is { } tested:
                return Patterns.IsOf(tested, test.TypeOperand) is bool isOf ? isOf != test.IsNegated : null;
            case IIsPatternOperation pattern:
                return Patterns.Match(Inner(pattern.Value), pattern.Pattern);
            default:
                return null;
        }

        object? Inner(IOperation part) => Of(part, disjunct, depth + 1);
    }

    private static object Made(IObjectCreationOperation creation, MessageDisjunct disjunct, int depth) => ObjectValue.Of(creation, value => Of(value, disjunct, depth + 1));

    private static object Made(ITupleOperation tuple, MessageDisjunct disjunct, int depth) => ObjectValue.Of(tuple, value => Of(value, disjunct, depth + 1));

    /// <summary>What ok &amp;= answer, or failed |= answer, gives.</summary>
    public static object? Fold(BinaryOperatorKind kind, object? left, object? right)
    {
        var decides = kind == BinaryOperatorKind.Or;
        return left is bool one && one == decides || (right is bool other && other == decides) ? decides
            : left is bool && right is bool ? !decides
            : null;
    }

    /// <summary>Failed is what is not Success, where the type says so.</summary>
    public static object? MemberOf(ObjectValue made, ISymbol member)
    {
        if (member is IFieldSymbol { CorrespondingTupleField: { } element })
        {
            return made[element.Name];
        }

        if (made[member.Name] is { } known || member.DeclaringSyntaxReferences is not { Length: 1 } declared)
        {
            return made[member.Name];
        }

        return declared[0].GetSyntax() is PropertyDeclarationSyntax
        {
            ExpressionBody.Expression: PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: IdentifierNameSyntax other },
        } && made[other.Identifier.ValueText] is bool value
            ? !value
            : null;
    }

    private static bool IsOfException(ITypeSymbol? type)
    {
        while (type is not null && !Catches.IsException(type))
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    /// <summary>The task that a continuation is given.</summary>
    public static TaskOutcome? OutcomeOf(IOperation? task) =>
        task is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } parameter }
            ? new TaskOutcome(parameter)
            : null;

    /// <summary>What a property of a task says; the numbers are those of TaskStatus.</summary>
    private static object? Asked(string property, bool isDone) => property switch
    {
        "IsCompleted" => true,
        "IsCompletedSuccessfully" => isDone,
        "IsFaulted" => !isDone,
        "Exception" => isDone ? Null : Some,
        "Status" => isDone ? 5 : 7,
        _ => null,
    };

    /// <summary>What is known where a condition holds, or does not.</summary>
    public static MessageDisjunct Learn(IOperation condition, bool holds, MessageDisjunct disjunct)
    {
        if (CancellationOf(condition) is { } cancellation)
        {
            return holds ? disjunct.WithConstant(cancellation, true) : disjunct;
        }

        if (condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test)
        {
            return holds == (test.OperatorKind == BinaryOperatorKind.Equals) && (Compared(test.LeftOperand, test.RightOperand) ?? Compared(test.RightOperand, test.LeftOperand)) is { } known
                ? disjunct.WithConstant(known.Variable, known.Value)
                : disjunct;
        }

        return Variables.Own(condition) is { } variable ? disjunct.WithConstant(variable, holds) : disjunct;

        (object Variable, object Value)? Compared(IOperation one, IOperation other) =>
            Variables.Own(OwnOperations.Unconverted(one)) is { } compared && Of(other, disjunct) is { } value ? (compared, value) : null;
    }

    /// <summary>What stands for a cancellation: once requested, it stays so.</summary>
    /// <param name="operation">A token, a source, or a member of one.</param>
    public static Cancellation? CancellationOf(IOperation? operation)
    {
        while (operation is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" or "Token", Instance: { } instance })
        {
            operation = instance;
        }

        return Variables.Own(operation) is ISymbol variable && operation!.Type is { Name: "CancellationToken" or "CancellationTokenSource" }
            ? new Cancellation(variable)
            : null;
    }

    private static bool IsSome(object value) => ReferenceEquals(value, Some) || value is ObjectValue;

    /// <summary>An object that says no more than that it is there, and of which type.</summary>
    public static bool IsBare(object value) => ReferenceEquals(value, Some) || value is ObjectValue { IsBare: true };

    private static int? Compare(object? left, object? right) => (left, right) switch
    {
        (int one, int other) => one.CompareTo(other),
        (not null, int and <= 0) when ReferenceEquals(left, Positive) => 1,
        (int and <= 0, not null) when ReferenceEquals(right, Positive) => -1,
        _ => null,
    };

    public static object? AreEqual(object? left, object? right)
    {
        if (ReferenceEquals(left, Positive) || ReferenceEquals(right, Positive))
        {
            return left is int and <= 0 || right is int and <= 0 ? false : null;
        }

        if (left is null || right is null || (IsSome(left) && !ReferenceEquals(right, Null)))
        {
            return null;
        }

        return IsSome(right) ? (ReferenceEquals(left, Null) ? false : null) : left.Equals(right);
    }
}
