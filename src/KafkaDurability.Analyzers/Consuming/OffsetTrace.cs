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
    private const int MaxDepth = 60;
    private const int MaxSteps = 20_000;

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
        if (operation is null || _depth == MaxDepth || ++_steps > MaxSteps)
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

    private OffsetValue Variable(ISymbol symbol, ITypeSymbol? type, OffsetVariable? variable)
    {
        // A variable that is computed from itself, as with Math.Max(last, …), adds nothing.
        if (!_open.Add(symbol))
        {
            return OffsetValue.Nothing;
        }

        var value = variable is null || variable.IsDoubtful || variable.Values.Count == 0
            ? OffsetValue.Unknown
            : OffsetValue.JoinAll(variable.Values.ToList().Select(own => own.IsElement ? Of(own.Value).Any() : Of(own.Value)).Concat(Added(variable)));
        _open.Remove(symbol);
        return value.Shape == OffsetShape.Unknown && variable is not { Values.Count: > 0 } ? Guess(symbol, type)
            : value.Shape == OffsetShape.Sequence && !_types.IsResultOrBatch(type) && !variable!.References.ToList().All(IsKept) ? OffsetValue.Unknown
            : value.In(symbol);
    }

    private OffsetValue Parameter(IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        if (_given.TryGetValue(parameter, out var given))
        {
            return given;
        }

        if (_variables.Of(parameter) is { } variable && (variable.IsDoubtful || variable.Values.Count > 0))
        {
            return OffsetValue.Unknown;
        }

        // batch.ForEach(r => …): r is one of the batch.
        var element = ReceiverOf(parameter, reference) is { } receiver ? Of(receiver).Any() : OffsetValue.Unknown;
        return element.Shape == OffsetShape.Result ? element.In(parameter) : Holding(parameter, parameter.Type, isGuess: false);
    }

    /// <summary>The collection whose method is given the function that has the parameter.</summary>
    private static IOperation? ReceiverOf(IParameterSymbol parameter, IOperation reference)
    {
        for (var current = reference.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation function && SymbolEqualityComparer.Default.Equals(function.Symbol, parameter.ContainingSymbol))
            {
                return function.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } }
                    ? call.Instance ?? call.Arguments[0].Value
                    : null;
            }
        }

        return null;
    }

    /// <summary>offsets.TryGetValue(key, out var offset), queue.TryDequeue(out var result).</summary>
    private OffsetValue Out(IArgumentOperation argument)
    {
        if (argument.Parent is IInvocationOperation { Instance: { } instance } call && BaseLibrary.Declares(call.TargetMethod))
        {
            return call.TargetMethod.Name is "TryGetValue" or "TryDequeue" or "TryTake" or "TryPop" or "TryRead" ? Of(instance).Any() : OffsetValue.Unknown;
        }

        return Holding(null, argument.Parameter?.Type, isGuess: true);
    }

    private OffsetValue Field(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (_symbols.Owns(field))
        {
            return field is { IsStatic: true, Name: "Unset" } ? OffsetValue.Nothing : OffsetValue.Unknown;
        }

        return _types.IsResultOrBatch(field.Type) ? Guess(field, field.Type)
            : reference.Instance is null or IInstanceReferenceOperation && _variables.OfField(field, _model) is { } variable ? Variable(field, field.Type, variable)
            : OffsetValue.Unknown;
    }

    private OffsetValue Property(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var owner = property.ContainingType;
        if (_types.IsResult(owner))
        {
            var repair = new OffsetRepair(reference.Syntax, IsWhole: true, IsRepeatable(reference.Instance) ? reference.Instance!.Syntax : null);
            return property.Name switch
            {
                "TopicPartitionOffset" => Of(reference.Instance).Ask(reference, repair),
                "Offset" => Of(reference.Instance).Ask(reference, null),
                _ => OffsetValue.Unknown,
            };
        }

        if (SymbolEqualityComparer.Default.Equals(owner, _symbols.TopicPartitionOffset))
        {
            return property.Name == "Offset" ? Of(reference.Instance).Repaired(null) : OffsetValue.Unknown;
        }

        if (property.IsIndexer)
        {
            return OffsetWrites.IsCollection(owner) ? ElementAt(reference.Instance, reference.Arguments[0].Value) : OffsetValue.Unknown;
        }

        var isSame = property.Name switch
        {
            "Value" => SymbolEqualityComparer.Default.Equals(owner, _symbols.Offset)
                || owner.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
                || owner is { Name: "KeyValuePair", TypeArguments.Length: 2 },
            "Values" => OffsetWrites.IsCollection(owner),
            "Result" => owner is { Name: "Task" or "ValueTask" },
            _ => false,
        };
        return isSame ? Of(reference.Instance) : Guess(property, property.Type);
    }

    /// <summary>The first of a batch may be the one to go on from.</summary>
    private OffsetValue ElementAt(IOperation? sequence, IOperation index)
    {
        var element = Of(sequence).Any();
        return element.Shape == OffsetShape.Result && index.ConstantValue is { HasValue: true, Value: 0 } ? OffsetValue.Unknown : element;
    }

    private OffsetValue Guess(ISymbol symbol, ITypeSymbol? type) => Holding(symbol, type, isGuess: true);

    private OffsetValue Holding(ISymbol? symbol, ITypeSymbol? type, bool isGuess) =>
        _types.IsResult(type) ? OffsetValue.Result(symbol, isGuess)
        : _types.IsResultOrBatch(type) ? OffsetValue.Sequence(OffsetValue.Result(symbol, isGuess))
        : OffsetValue.Unknown;

    private OffsetValue Creation(IObjectCreationOperation creation)
    {
        if (creation.Constructor is not { } constructor)
        {
            return OffsetValue.Unknown;
        }

        var type = constructor.ContainingType;
        if (SymbolEqualityComparer.Default.Equals(type, _symbols.TopicPartitionOffset))
        {
            return creation.Arguments.FirstOrDefault(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter?.Type, _symbols.Offset)) is { } offset
                ? Of(offset.Value).Repaired(new OffsetRepair(NumberIn(offset.Value).Syntax, IsWhole: false, null))
                : OffsetValue.Unknown;
        }

        if (SymbolEqualityComparer.Default.Equals(type, _symbols.Offset))
        {
            return creation.Arguments.Length == 1 ? Of(creation.Arguments[0].Value) : OffsetValue.Unknown;
        }

        if (type is { Name: "KeyValuePair", TypeArguments.Length: 2 })
        {
            return creation.Arguments.Length == 2 ? Of(creation.Arguments[1].Value) : OffsetValue.Unknown;
        }

        if (!IsCollection(creation))
        {
            return OffsetValue.Unknown;
        }

        // Capacities and comparers bring nothing in; another collection does.
        var copied = creation.Arguments.Where(argument => argument.Parameter?.Type is { SpecialType: SpecialType.None, Name: not ("IEqualityComparer" or "IComparer") })
            .Select(argument => Of(argument.Value).Any());
        var entries = creation.Initializer?.Initializers.Select(Entry) ?? [];
        return OffsetValue.Sequence(OffsetValue.JoinAll(copied.Concat(entries)));
    }

    private OffsetValue Entry(IOperation entry) => entry switch
    {
        IInvocationOperation { Arguments.Length: > 0 } add => Of(add.Arguments[add.Arguments.Length - 1].Value),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } } assignment => Of(assignment.Value),
        _ => OffsetValue.Unknown,
    };

    /// <summary>new Offset(x): the number is the better place for + 1.</summary>
    private IOperation NumberIn(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        return value is IObjectCreationOperation { Arguments: { Length: 1 } arguments, Type: { } type }
            && SymbolEqualityComparer.Default.Equals(type, _symbols.Offset)
                ? arguments[0].Value
                : value;
    }

    private static bool IsCollection(IObjectCreationOperation creation) => OffsetWrites.IsCollection(creation.Type);

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
