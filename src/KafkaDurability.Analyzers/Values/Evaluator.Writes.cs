using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>Writing variables, fields and properties.</summary>
internal abstract partial class Evaluator
{
    private SmallSet<AbstractValue> Assign(ISimpleAssignmentOperation assignment)
    {
        var target = Captured(assignment.Target);
        var values = Evaluate(assignment.Value);
        if (assignment.IsRef)
        {
            // Two names for one place, which is not followed from here on.
            Leak(values);
            Store(assignment.Value, ValueSets.Unknown, assignment.Syntax);
            values = ValueSets.Unknown;
        }

        Store(target, values, assignment.Syntax);
        return values;
    }

    /// <summary>Puts values where an assignment puts them.</summary>
    private void Store(IOperation target, SmallSet<AbstractValue> values, SyntaxNode write)
    {
        switch (target)
        {
            case IPropertyReferenceOperation reference when Write(reference, values, write):
                return;
            case IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } arguments } reference:
                var objects = Evaluate(reference.Instance);
                if (AreHandles(reference.Instance?.Type))
                {
                    Put(reference.Instance!, objects, HandlesIn(values).ToSmallSet<AbstractValue>(), write);
                    return;
                }

                if (!objects.Any(value => value is ObjectValue))
                {
                    Leak(values);
                    return;
                }

                WriteElement(objects, arguments[0].Value, values, write);
                return;
            case IDiscardOperation:
                return;
            case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true, Instance: { } owner } when PlaceOf(owner) is { } whole:
                // What the tuple is from here on is not followed.
                Leak(Evaluate(owner));
                Leak(values);
                State = State.Set(whole, ValueSets.Unknown);
                return;
            case IDeclarationExpressionOperation declaration:
                Store(declaration.Expression, values, write);
                return;
        }

        if (PlaceOf(target) is not { } place)
        {
            Evaluate(target);
            Leak(values);
            return;
        }

        if (target is IMemberReferenceOperation { Member: var member })
        {
            Keep(values, member);
        }
        else if (target is IParameterReferenceOperation { Parameter.RefKind: not RefKind.None })
        {
            Leak(values);
        }

        State = State.Set(place, values);
    }

    /// <summary>What is followed goes into a field or property: followed where all code that can write there is in sight.</summary>
    private void Keep(SmallSet<AbstractValue> values, ISymbol member)
    {
        foreach (var value in values)
        {
            if (value is TrackedValue { Site: { } site } && IsKept(member, isDerived: value is not ObjectValue))
            {
                Recorder?.Add(new StoredIn(site, member.OriginalDefinition, IsDerived: value is not ObjectValue));
            }
            else
            {
                Leak(ValueSets.Of(value));
            }
        }
    }

    /// <summary>Whether what is in the member is what code in sight puts there. An object that others can reach, they can write to.</summary>
    private bool IsKept(ISymbol member, bool isDerived) =>
        IsSetInSight(member) && (isDerived || !Scope.Code.IsVisibleOutside(member)) && !(member is IPropertySymbol property && IsFilledElsewhere(property));

    private bool IsSetInSight(ISymbol member) => member is IPropertySymbol property
        ? AutoProperties.Is(property) && (property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private } || !Scope.Code.IsVisibleOutside(property))
        : member is IFieldSymbol { IsReadOnly: true } || !Scope.Code.IsVisibleOutside(member);
}
