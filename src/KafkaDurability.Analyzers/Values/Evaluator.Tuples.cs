using System.Collections.Immutable;
using System.Globalization;
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
        return items.Any(item => item.Any(value => value is TupleValue or TrackedValue { Site: not null })) ? ValueSets.Of(new TupleValue(items))
            : items.Any(item => item.MayVary()) ? ValueSets.Varying
            : ValueSets.Unknown;
    }

    /// <summary>var (producer, topic) = …</summary>
    private SmallSet<AbstractValue> Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        var values = Evaluate(assignment.Value);
        var target = assignment.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : assignment.Target;
        if (target is not ITupleOperation { Elements: var parts })
        {
            return values; // It does not compile.
        }

        if (values.Item(parts.Length - 1) is null)
        {
            Leak(values);
        }

        for (var i = 0; i < parts.Length; i++)
        {
            var item = values.Item(i);
            if (parts[i] is ITupleOperation or IDiscardOperation)
            {
                Leak(item ?? ValueSets.Unknown);
            }

            foreach (var part in parts[i] is ITupleOperation inner ? inner.Elements : ImmutableArray.Create(parts[i]))
            {
                Store(Captured(part), part == parts[i] ? item ?? ValueSets.Unknown : ValueSets.Unknown, assignment.Syntax);
            }
        }

        return values;
    }

    /// <summary>pair.Item1, or by the name that it has.</summary>
    /// <returns>Null where the field is none of a tuple that is known.</returns>
    private SmallSet<AbstractValue>? ReadItem(IFieldReferenceOperation reference) =>
        reference.Field is { ContainingType.IsTupleType: true } field && reference.Instance is { } instance
        && int.TryParse((field.CorrespondingTupleField ?? field).Name.Substring("Item".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Evaluate(instance).Item(number - 1)
            : null;
}
