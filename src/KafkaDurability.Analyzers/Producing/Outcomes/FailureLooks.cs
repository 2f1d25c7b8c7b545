using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>
/// Whether a function that is told how a delivery went, by a report or a task, looks whether it failed. Passing the report
/// or the task on counts as looking, except to code in sight that does not look either.
/// </summary>
internal sealed class FailureLooks
{
    private readonly CodeInSight _code;

    public FailureLooks(CodeInSight code) => _code = code;

    /// <summary>True also where it cannot be told.</summary>
    /// <param name="ordinal">The parameter that the report or task comes in by.</param>
    public bool MayLook(FunctionInSight function, int ordinal = 0) => MayLook(function, ordinal, Limits.CallDepth);

    private bool MayLook(FunctionInSight function, int ordinal, int calls)
    {
        if (calls == 0 || ordinal >= function.Symbol.Parameters.Length)
        {
            return true;
        }

        var parameter = function.Symbol.Parameters[ordinal];
        return parameter.RefKind != RefKind.None
            || function.Body.DescendantsAndSelf().Any(operation =>
                operation is IInvalidOperation
                || (operation is IParameterReferenceOperation reference
                    && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter)
                    && MayLook(reference, calls)));
    }

    private bool MayLook(IOperation value, int calls)
    {
        while (true)
        {
            switch (value.Parent)
            {
                case INameOfOperation:
                    return false;
                case IConversionOperation { OperatorMethod: null, Conversion.IsReference: true, Type.SpecialType: not SpecialType.System_Object } conversion:
                    value = conversion;
                    break;
                case IPropertyReferenceOperation property when property.Instance == value:
                    return TellsFailure(property.Property);
                case IConditionalAccessOperation access when access.Operation == value:
                    return access.WhenNotNull.DescendantsAndSelf().FirstOrDefault(inner => inner is IConditionalAccessInstanceOperation) is not { } instance
                        || MayLook(instance, calls);
                case IArgumentOperation { Parent: IInvocationOperation call, Parameter: { RefKind: RefKind.None } parameter }:
                    var callees = _code.FunctionsOf(call.TargetMethod);
                    return callees.IsEmpty || callees.Any(callee => MayLook(callee, parameter.Ordinal, calls - 1));
                default:
                    return true;
            }
        }
    }

    /// <summary>Of a report: Error and Status. Of a task: whatever differs between success and failure.</summary>
    private bool TellsFailure(IPropertySymbol property) => _code.Symbols.Owns(property)
        ? property.Name is "Error" or "Status" or "TopicPartitionOffsetError"
        : !(Awaitables.IsAwaitable(property.ContainingType) && property.Name is "Id" or "AsyncState" or "CreationOptions" or "IsCompleted");
}
