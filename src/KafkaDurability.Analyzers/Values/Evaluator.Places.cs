using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>Reading variables, fields and properties.</summary>
internal abstract partial class Evaluator
{
    /// <summary>What a variable, field, property or capture holds.</summary>
    protected virtual SmallSet<AbstractValue> Read(IOperation operation)
    {
        if (operation is IPropertyReferenceOperation { Property: var property } reference)
        {
            if (IsInside(property))
            {
                return Evaluate(reference.Instance);
            }

            foreach (var argument in reference.Arguments)
            {
                Evaluate(argument.Value);
            }

            if (Varies(reference))
            {
                return ValueSets.Varying;
            }

            if (property.IsIndexer)
            {
                var indexed = Evaluate(reference.Instance);
                return AreHandles(reference.Instance?.Type) ? AsElement(indexed, property.Type) : ValueSets.Unknown;
            }

            if (property.Name is "Current" or "Value" or "Values" && Evaluate(reference.Instance) is var held && held.Any(value => value is HandleValue))
            {
                return AsElement(held, property.Type);
            }

            if (IsHasValue(property))
            {
                return Not(IsNull(Evaluate(reference.Instance), operation.Syntax), operation.Syntax);
            }

            if (property.GetMethod is { } getter && Carries(property.Type) && Scope.Callee(getter) is { } facts)
            {
                Evaluate(reference.Instance);
                return Apply(facts, [], IsThis(reference.Instance) || property.IsStatic, operation.Syntax);
            }
        }

        if (operation is IFieldReferenceOperation item && ReadItem(item) is { } part)
        {
            return part;
        }

        if (PlaceOf(operation) is not { } place)
        {
            Evaluate((operation as IMemberReferenceOperation)?.Instance);
            return Root(Site.At(new OpaqueSource(operation.Syntax)), operation.Type);
        }

        if (State.Places.TryGetValue(place, out var values))
        {
            return values;
        }

        if (operation is IFieldReferenceOperation { Field: { IsReadOnly: true, IsStatic: true } field } && ConstantOf(field, operation) is { } constant)
        {
            return ValueSets.Of(constant);
        }

        if (operation is IParameterReferenceOperation { Parameter: var parameter } && Scope.Code.GivenConstant(parameter, Scope.Cancellation) is { } given)
        {
            return ValueSets.Of(new ConstantValue(given.Value, operation.Syntax) { GivenAt = given.At });
        }

        if (Initially(operation) is { } initial)
        {
            return initial;
        }

        if (operation is IMemberReferenceOperation { Member: var member } && Scope.Code.Varies(member))
        {
            return ValueSets.Varying;
        }

        return Root(Site.At(place), operation.Type);
    }

    /// <summary>DateTime.UtcNow, and Ticks of it.</summary>
    private bool Varies(IPropertyReferenceOperation reference)
    {
        IOperation? value = reference;
        for (; value is IPropertyReferenceOperation { Property.GetMethod: { } getter } property; value = property.Instance)
        {
            if (Scope.Code.Varies(getter))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHasValue(ISymbol? property) =>
        property is { Name: "HasValue", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    /// <summary>What comes from outside: an object, where its type is followed.</summary>
    protected SmallSet<AbstractValue> Root(Site site, ITypeSymbol? declared)
    {
        var type = Unwrapped(declared);
        return (ElementOf(type) ?? type) is { } followed && IsFollowed(followed) ? FromOutside(site, followed) : ValueSets.Unknown;
    }

    /// <summary>Whether a value of the type is worth following.</summary>
    protected bool Carries(ITypeSymbol? declared) =>
        Unwrapped(declared) is { } type
        && (AreHandles(type) || (type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Any(element => Carries(element.Type))) || IsFollowed(type));

    protected AccessPath? PlaceOf(IOperation? operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return new VariablePath(local.Local);
            case IParameterReferenceOperation parameter:
                return new VariablePath(parameter.Parameter);
            case IFlowCaptureReferenceOperation capture:
                return new CapturePath(capture.Id);
            case IConversionOperation conversion:
                return PlaceOf(conversion.Operand);
            case IFieldReferenceOperation { Field: var field, Instance: var instance }:
                return MemberOf(field, instance);
            case IPropertyReferenceOperation { Property: { IsIndexer: false } property, Instance: var instance }:
                return MemberOf(property, instance);
            default:
                return null;
        }
    }

    private AccessPath? MemberOf(ISymbol member, IOperation? instance)
    {
        if (member.IsStatic || IsThis(instance))
        {
            return new MemberPath(null, member.OriginalDefinition);
        }

        // A capture stands for the place that was captured, so that two ways to the same member meet.
        var inner = instance is IFlowCaptureReferenceOperation capture && _captured.TryGetValue(capture.Id, out var value) && PlaceOf(value) is { } place
            ? place
            : PlaceOf(instance);
        var length = 0;
        for (var outer = inner; outer is MemberPath { Instance: var next }; outer = next)
        {
            length++;
        }

        return inner is null || length >= Limits.AccessPath ? null : new MemberPath(inner, member.OriginalDefinition);
    }

    private static bool IsThis(IOperation? instance) =>
        instance is IInstanceReferenceOperation;

    /// <summary>The constant that a static readonly field of this compilation is initialised with.</summary>
    private ConstantValue? ConstantOf(IFieldSymbol field, IOperation use) =>
        Scope.Code.InitialConstant(field) is { HasValue: true } constant ? new ConstantValue(constant.Value, use.Syntax) : null;

    /// <summary>What a capture was made of, so that a write to it is one to that place.</summary>
    private IOperation Captured(IOperation target) =>
        target is IFlowCaptureReferenceOperation capture && _captured.TryGetValue(capture.Id, out var place) ? place : target;
}
