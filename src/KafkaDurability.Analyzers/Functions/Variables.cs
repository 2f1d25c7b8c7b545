using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Which variable an operation names: a local, a parameter, a field, property or event, each as it is declared.</summary>
internal static class Variables
{
    /// <summary>Of whatever object.</summary>
    /// <returns>Null where it names none.</returns>
    public static ISymbol? Named(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter.OriginalDefinition,
        IFieldReferenceOperation field => field.Field.OriginalDefinition,
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => property.Property.OriginalDefinition,
        IEventReferenceOperation raised => raised.Event.OriginalDefinition,
        _ => null,
    };

    /// <summary>Of the object itself, or of none: two operations that name it mean the same variable.</summary>
    /// <inheritdoc cref="Named"/>
    public static ISymbol? Own(IOperation? operation) =>
        operation is IMemberReferenceOperation { Instance: not (null or IInstanceReferenceOperation) } ? null : Named(operation);

    /// <summary>The one that a method is called on, also behind a conversion or <c>?.</c></summary>
    /// <inheritdoc cref="Named"/>
    public static ISymbol? CalledOn(IOperation? instance)
    {
        for (var hops = 0; hops < Limits.Hops; hops++)
        {
            switch (instance)
            {
                case IConversionOperation conversion:
                    instance = conversion.Operand;
                    break;
                case IConditionalAccessInstanceOperation access:
                    instance = AccessOf(access)?.Operation;
                    break;
                default:
                    return Own(instance);
            }
        }

        return null;
    }

    private static IConditionalAccessOperation? AccessOf(IOperation instance)
    {
        for (var (inner, outer) = (instance, instance.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            if (outer is IConditionalAccessOperation access && access.WhenNotNull == inner)
            {
                return access;
            }
        }

        return null;
    }
}
