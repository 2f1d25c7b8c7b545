using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>What is followed and comes together with something else.</summary>
internal abstract partial class Evaluator
{
    private SmallSet<AbstractValue> CreateTuple(ITupleOperation tuple)
    {
        var items = tuple.Elements.Select(Evaluate).ToImmutableArray();
        return items.Any(item => item.Any(value => value is TupleValue or TrackedValue)) ? ValueSets.Of(new TupleValue(items))
            : items.Any(item => item.MayVary()) ? ValueSets.Varying
            : ValueSets.Unknown;
    }

    /// <summary>var (producer, topic) = …</summary>
    private SmallSet<AbstractValue> Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        var values = Evaluate(assignment.Value);
        Deconstruct(assignment.Target, values, assignment.Syntax);
        return values;
    }

    private void Deconstruct(IOperation target, SmallSet<AbstractValue> values, SyntaxNode write)
    {
        if ((target is IDeclarationExpressionOperation declaration ? declaration.Expression : target) is not ITupleOperation { Elements: var parts })
        {
            Store(Captured(target), values, write);
            return;
        }

        if (values.Item(0) is null)
        {
            Leak(values);
        }

        for (var i = 0; i < parts.Length; i++)
        {
            Deconstruct(parts[i], values.Item(i) ?? ValueSets.Unknown, write);
        }
    }

    /// <summary>pair.Item1, or by the name that it has.</summary>
    /// <returns>Null where the field is none of a tuple that is known.</returns>
    private SmallSet<AbstractValue>? ReadItem(IFieldReferenceOperation reference) =>
        reference.Field is { ContainingType.IsTupleType: true } field && reference.Instance is { } instance
        && int.TryParse((field.CorrespondingTupleField ?? field).Name.Substring("Item".Length), out var number)
            ? Evaluate(instance).Item(number - 1)
            : null;
}
