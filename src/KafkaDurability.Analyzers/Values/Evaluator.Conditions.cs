using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>Conditions, as far as they ask for null, and the names that patterns give.</summary>
internal abstract partial class Evaluator
{
    /// <summary>The names that a pattern gives to the value itself.</summary>
    private void Bind(IPatternOperation pattern, SmallSet<AbstractValue> values)
    {
        if (pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            _ => null,
        } is { } name)
        {
            State = State.Set(new VariablePath(name), values);
        }

        foreach (var part in pattern is IBinaryPatternOperation or INegatedPatternOperation ? pattern.ChildOperations : Enumerable.Empty<IOperation>())
        {
            Bind((IPatternOperation)part, values);
        }
    }

    private static SmallSet<AbstractValue> Not(SmallSet<AbstractValue> values, SyntaxNode origin) =>
        values.AsCondition() is { } condition ? ValueSets.Of(new ConstantValue(!condition, origin)) : ValueSets.Unknown;

    /// <param name="asked">What the condition asks: whether it is null, or whether it is not.</param>
    private static SmallSet<AbstractValue> IsNull(SmallSet<AbstractValue> values, bool asked, SyntaxNode origin) =>
        asked ? IsNull(values, origin) : Not(IsNull(values, origin), origin);

    private static SmallSet<AbstractValue> IsNull(SmallSet<AbstractValue> values, SyntaxNode origin)
    {
        if (values.All(value => value is ConstantValue { Value: null }))
        {
            return ValueSets.Of(new ConstantValue(true, origin));
        }

        return values.All(value => value.IsNotNull)
            ? ValueSets.Of(new ConstantValue(false, origin))
            : ValueSets.Unknown;
    }
}
