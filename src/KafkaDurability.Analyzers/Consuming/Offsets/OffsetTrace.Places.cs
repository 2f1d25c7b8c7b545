using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Variables, members and what is created.</content>
internal sealed partial class OffsetTrace
{
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
        return element.Shape == OffsetShape.Result ? element.In(parameter) : Holding(parameter, parameter.Type, isGuess: parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor });
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
}
