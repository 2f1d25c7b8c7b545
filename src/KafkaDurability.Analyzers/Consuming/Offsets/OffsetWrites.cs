using System.Collections.Generic;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What a mention of a collection does with it.</summary>
internal static class OffsetWrites
{
    /// <summary>The values that go in; of AddRange the collection of them, of AddOrUpdate also the function that makes one.</summary>
    public static IEnumerable<(IOperation Value, bool IsElement)> Of(IOperation reference)
    {
        var (held, parent) = Up(reference);
        switch (parent)
        {
            case IInvocationOperation { Instance: { } instance, Arguments: { Length: > 0 } arguments } call when instance == held:
                return call.TargetMethod.Name switch
                {
                    "Add" or "TryAdd" or "Enqueue" or "Push" or "Insert" => [(arguments[arguments.Length - 1].Value, false)],
                    "AddRange" => [(arguments[0].Value, true)],
                    "AddOrUpdate" when arguments.Length == 3 => [(arguments[1].Value, false), (arguments[2], false)],
                    _ => [],
                };
            case IPropertyReferenceOperation { Property.IsIndexer: true, Parent: ISimpleAssignmentOperation assignment } element
                when element.Instance == held && assignment.Target == element:
                return [(assignment.Value, false)];
            case IArrayElementReferenceOperation { Parent: ISimpleAssignmentOperation assignment } element
                when element.ArrayReference == held && assignment.Target == element:
                return [(assignment.Value, false)];
            default:
                return [];
        }
    }

    /// <summary>Whether something is put into the collection.</summary>
    public static bool IsWrite(IOperation reference)
    {
        foreach (var _ in Of(reference))
        {
            return true;
        }

        return false;
    }

    /// <summary>Whether nothing goes in that <see cref="Of"/> does not give.</summary>
    public static bool IsFollowed(IOperation reference, KafkaSymbols symbols)
    {
        var (held, parent) = Up(reference);
        switch (parent)
        {
            case IInvocationOperation { Instance: { } instance } call when instance == held:
                return BaseLibrary.Declares(call.TargetMethod)
                    && call.TargetMethod.Name is not ("AddFirst" or "AddLast" or "AddAfter" or "AddBefore" or "InsertRange" or "UnionWith" or "GetOrAdd"
                        or "TryUpdate" or "SetValue" or "SetItem" or "EnqueueDequeue" or "Replace")
                    && !(call.TargetMethod.Name == "AddOrUpdate" && call.Arguments.Length != 3);
            case IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation call }:
                return parameter.RefKind == RefKind.None
                    && (symbols.ClientMethod(call.TargetMethod) is not null || KnownCallees.Observes(call.TargetMethod) || IsForReading(parameter.Type));
            case IArgumentOperation { Parameter: { } parameter, Parent: var other }:
                return parameter.RefKind == RefKind.None && (IsForReading(parameter.Type) || IsCollection(other?.Type));
            case IPropertyReferenceOperation property when property.Instance == held:
                return !property.Property.IsIndexer || IsPlain(property);
            case IArrayElementReferenceOperation element when element.ArrayReference == held:
                return IsPlain(element);
            case ISimpleAssignmentOperation assignment:
                return assignment.Target == held;
            case IReturnOperation:
                return reference is not IFieldReferenceOperation;
            case IForEachLoopOperation or IIsPatternOperation or IBinaryOperation or IInterpolationOperation:
                return true;
            default:
                return false;
        }
    }

    /// <summary>The mention with the conversions around it, and what it is part of.</summary>
    public static (IOperation Held, IOperation? Parent) Up(IOperation reference)
    {
        var held = reference;
        while (held.Parent is IConversionOperation conversion)
        {
            held = conversion;
        }

        return (held, held.Parent);
    }

    /// <summary>offsets[key]++ and ref offsets[key] are more than an assignment.</summary>
    private static bool IsPlain(IOperation element) =>
        element.Parent is not (ICompoundAssignmentOperation or IIncrementOrDecrementOperation or ICoalesceAssignmentOperation
            or IArgumentOperation { Parameter.RefKind: not RefKind.None } or IDeconstructionAssignmentOperation or ITupleOperation or IAddressOfOperation);

    public static bool IsCollection(ITypeSymbol? type) =>
        type?.ContainingNamespace is { } scope && scope.FullName().StartsWith("System.Collections", System.StringComparison.Ordinal);

    private static bool IsForReading(ITypeSymbol type) =>
        type is { TypeKind: TypeKind.Interface, Name: "IEnumerable" or "IReadOnlyCollection" or "IReadOnlyList" or "IReadOnlyDictionary" };
}
