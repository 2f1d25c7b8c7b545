using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>
/// Goes back from an expression to the results whose own offset it is. A claim holds on every path: one value that is
/// not followed makes the whole unknown.
/// </summary>
internal sealed partial class OffsetTrace
{
    private readonly KafkaSymbols _symbols;
    private readonly MessageTypes _types;
    private readonly OffsetVariables _variables;
    private readonly SemanticModel? _model;
    private readonly Dictionary<ISymbol, OffsetValue> _given = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);
    private int _depth;
    private int _steps;

    public OffsetTrace(KafkaSymbols symbols, OffsetVariables variables, SemanticModel? model)
    {
        _symbols = symbols;
        _types = new MessageTypes(symbols);
        _variables = variables;
        _model = model;
    }

    public OffsetValue Of(IOperation? operation)
    {
        if (operation is null || _depth == Limits.OffsetDepth || ++_steps > Limits.OffsetSteps)
        {
            return OffsetValue.Unknown;
        }

        _depth++;
        var value = IsNothing(operation) ? OffsetValue.Nothing : Read(operation);
        _depth--;
        return value;
    }

    /// <summary>The elements that are written in the place of a sequence, or null.</summary>
    public static IEnumerable<IOperation>? Written(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Written(conversion.Operand),
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IObjectCreationOperation { Arguments.Length: 0, Initializer: { } initializer } creation when IsCollection(creation) =>
            initializer.Initializers.Select(entry => entry is IInvocationOperation { Arguments: { Length: 1 } arguments } ? arguments[0].Value : entry),
        // This Roslyn has no name for a collection expression.
        { Syntax: CollectionExpressionSyntax list } when list.Elements.All(element => element is ExpressionElementSyntax) =>
            operation.ChildOperations.Where(child => child.Syntax.Parent is ExpressionElementSyntax),
        _ => null,
    };

    private OffsetValue Read(IOperation operation)
    {
        switch (operation)
        {
            case IConversionOperation { OperatorMethod: var method } conversion:
                return method is null || _symbols.Owns(method) ? Of(conversion.Operand) : OffsetValue.Unknown;
            case IAwaitOperation awaited:
                return Of(awaited.Operation);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return Of(conditional.WhenTrue).Join(Of(whenFalse));
            case ICoalesceOperation coalesce:
                return Of(coalesce.Value).Join(Of(coalesce.WhenNull));
            case IConditionalAccessOperation access:
                return Of(access.WhenNotNull);
            case IConditionalAccessInstanceOperation instance:
                return Of(AccessOf(instance)?.Operation);
            case ISimpleAssignmentOperation assignment:
                return Of(assignment.Value);
            case ITranslatedQueryOperation query:
                return Of(query.Operation);
            case ILocalReferenceOperation local:
                return Variable(local.Local, local.Type, _variables.Of(local.Local));
            case IParameterReferenceOperation parameter:
                return Parameter(parameter);
            case IArgumentOperation { Parameter.RefKind: RefKind.Out } argument:
                return Out(argument);
            case IFieldReferenceOperation field:
                return Field(field);
            case IPropertyReferenceOperation property:
                return Property(property);
            case IArrayElementReferenceOperation element:
                return ElementAt(element.ArrayReference, element.Indices[0]);
            case IImplicitIndexerReferenceOperation element:
                return ElementAt(element.Instance, element.Argument);
            case IObjectCreationOperation creation:
                return Creation(creation);
            case IInvocationOperation call:
                return Call(call);
            case IArrayCreationOperation { Initializer: null, Type: IArrayTypeSymbol { ElementType.IsReferenceType: true } }:
                return OffsetValue.Sequence(OffsetValue.Nothing);
            default:
                return Written(operation) is { } elements ? OffsetValue.Sequence(OffsetValue.JoinAll(elements.Select(Of))) : OffsetValue.Unknown;
        }
    }

    private static bool IsNothing(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: var value } } => value is null or < 0 or < 0L,
        IThrowOperation => true,
        IDefaultValueOperation { Type: { } type } => !type.IsValueType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T,
        _ => false,
    };

    private static IConditionalAccessOperation? AccessOf(IConditionalAccessInstanceOperation instance)
    {
        for (IOperation current = instance; current.Parent is { } parent; current = parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == current)
            {
                return access;
            }
        }

        return null;
    }

    /// <summary>Asking twice gives the same result.</summary>
    public static bool IsRepeatable(IOperation? operation)
    {
        while (true)
        {
            switch (operation)
            {
                case ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IFieldReferenceOperation { Instance: null }:
                    return true;
                case IConversionOperation { IsImplicit: true } conversion:
                    operation = conversion.Operand;
                    break;
                case IFieldReferenceOperation field:
                    operation = field.Instance;
                    break;
                case IPropertyReferenceOperation { Arguments.Length: 0 } property:
                    operation = property.Instance;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "Last" or "LastOrDefault", ContainingType.Name: "Enumerable" }, Arguments: { Length: 1 } arguments }:
                    operation = arguments[0].Value;
                    break;
                default:
                    return false;
            }
        }
    }
}
