using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Calls: queries and collections of the base library, and small helpers of the same type.</content>
internal sealed partial class OffsetTrace
{
    private OffsetValue Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (_symbols.ClientMethod(method) is { } client)
        {
            return client.Name == "Consume" ? OffsetValue.Result(null, isGuess: false) : OffsetValue.Unknown;
        }

        if (BaseLibrary.Declares(method))
        {
            return Query(call, method);
        }

        var returned = Helper(call, method);
        return returned.Shape == OffsetShape.Unknown && !call.Arguments.Any(argument => _types.IsResultOrBatch(argument.Parameter?.Type))
            ? Holding(null, Awaitables.ResultOf(method.ReturnType) ?? method.ReturnType, isGuess: true)
            : returned;
    }

    private OffsetValue Query(IInvocationOperation call, IMethodSymbol method)
    {
        var receiver = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        var arguments = call.Instance is null ? call.Arguments.Skip(1).ToList() : call.Arguments.ToList();
        var first = arguments.Count > 0 ? arguments[0] : null;
        switch (method.Name)
        {
            case "ToList" or "ToArray" or "ToHashSet" or "ToImmutableList" or "ToImmutableArray" or "AsEnumerable" or "AsReadOnly" or "Distinct" or "DistinctBy"
                or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Order" or "OrderDescending" or "Reverse" or "Cast" or "OfType"
                or "ConfigureAwait" or "AsTask" or "ToImmutableDictionary" when first is null || IsLambda(first):
                return Of(receiver);
            case "ConfigureAwait":
                return Of(receiver);
            case "Where" when first is not null && IsPlainTest(first):
                return Of(receiver);
            case "Concat" or "Union" when first is not null:
                return Of(receiver).Join(Of(first.Value));
            case "Append" or "Prepend" when first is not null:
                return Of(receiver).Join(OffsetValue.Sequence(Of(first.Value)));
            case "Last" or "LastOrDefault" or "Single" or "SingleOrDefault" when first is null:
                return IsDescending(receiver) ? OffsetValue.Unknown : Of(receiver).Any();
            case "First" or "FirstOrDefault" when first is null:
                return IsDescending(receiver) ? Of(receiver).Any() : OffsetValue.Unknown;
            case "MaxBy" or "Dequeue" or "Pop" or "Take" or "ReadAsync" when call.Instance is not null || method.Name == "MaxBy":
                return Of(receiver).Any();
            case "Max" when method.ContainingType.Name == "Math":
                return Of(receiver).Join(Of(first?.Value));
            case "Max":
                return first is null ? Of(receiver).Any() : Of(receiver) is { Shape: OffsetShape.Sequence } all ? Returned(first, all.Any()) : OffsetValue.Unknown;
            case "Select" or "ConvertAll" when first is not null:
                return OffsetValue.Sequence(Returned(first, Of(receiver).Any()));
            case "SelectMany" when arguments.Count == 1:
                return Returned(first!, Of(receiver).Any());
            case "GroupBy" or "ToLookup":
                return Group(Of(receiver).Any(), arguments);
            case "ToDictionary":
                return OffsetValue.Sequence(arguments.Count > 1 ? Returned(arguments[1], Of(receiver).Any()) : Of(receiver).Any());
            // Task.Run(() => consumer.Consume(token)): what the function gives, where that is waited for.
            case "Run" when call.Instance is null && call.Arguments.Length > 0 && Awaitables.IsAwaitable(method.ContainingType):
                return Returned(call.Arguments[0]);
            case "StartNew" when first is not null && method.ContainingType.Name == "TaskFactory":
                return Returned(call.Arguments[0]);
            case "Empty" when receiver is null:
                return OffsetValue.Sequence(OffsetValue.Nothing);
            default:
                return OffsetValue.Unknown;
        }
    }

    private OffsetValue Group(OffsetValue element, List<IArgumentOperation> arguments)
    {
        if (arguments.Count > 2 || (arguments.Count == 2 && !IsLambda(arguments[1])))
        {
            return OffsetValue.Unknown;
        }

        return arguments.Count == 1 ? OffsetValue.Sequence(OffsetValue.Sequence(element))
            : Function(arguments[1])!.Symbol.Parameters.Length == 1 ? OffsetValue.Sequence(OffsetValue.Sequence(Returned(arguments[1], element)))
            : OffsetValue.Sequence(Returned(arguments[1], OffsetValue.Unknown, OffsetValue.Sequence(element)));
    }

    /// <summary>What a function returns that is called with such values.</summary>
    private OffsetValue Returned(IArgumentOperation argument, params OffsetValue[] given) => Function(argument) switch
    {
        { } function => Returned(function.Body, function.Symbol, given),
        null when argument.Value is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: { } method } } => Helper(method, given),
        _ => OffsetValue.Unknown,
    };

    private OffsetValue Returned(IOperation body, IMethodSymbol function, IReadOnlyList<OffsetValue> given)
    {
        if (!_open.Add(function))
        {
            return OffsetValue.Unknown;
        }

        for (var i = 0; i < function.Parameters.Length; i++)
        {
            _given[function.Parameters[i]] = i < given.Count ? given[i] : OffsetValue.Unknown;
        }

        var returns = body.Descendants().OfType<IReturnOperation>()
            .Where(result => result.ReturnedValue is not null && FunctionAround(result, body) is null)
            .ToList();
        var value = returns.Count == 0 ? OffsetValue.Unknown : OffsetValue.JoinAll(returns.Select(result => Of(result.ReturnedValue)));
        if (returns.Any(result => result.Kind == OperationKind.YieldReturn))
        {
            value = OffsetValue.Sequence(value);
        }

        foreach (var parameter in function.Parameters)
        {
            _given.Remove(parameter);
        }

        _open.Remove(function);
        return value;
    }

    private OffsetValue Helper(IInvocationOperation call, IMethodSymbol method)
    {
        // An extension method called as such has the receiver as its first argument here.
        var given = new OffsetValue[method.Parameters.Length];
        for (var i = 0; i < given.Length; i++)
        {
            given[i] = Of(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == i)?.Value);
        }

        return Helper(method, given);
    }

    /// <summary>A method of this file whose body is all there is to it.</summary>
    private OffsetValue Helper(IMethodSymbol method, OffsetValue[] given)
    {
        method = method.OriginalDefinition;
        if (_model is null || method.IsVirtual || method.IsOverride || method.IsAbstract || method.IsExtern || method.IsAsync
            || method.DeclaringSyntaxReferences.Length != 1
            || method.DeclaringSyntaxReferences[0] is not { } reference || reference.SyntaxTree != _model.SyntaxTree
            || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None)
            || Compiler.Operation(_model, reference.GetSyntax(), CancellationToken.None) is not { } body
            || body.Descendants().Take(Limits.OffsetHelper + 1).Count() > Limits.OffsetHelper)
        {
            return OffsetValue.Unknown;
        }

        _variables.Include(body);
        if (method.Parameters.Any(parameter => _variables.Of(parameter) is { } variable && (variable.IsDoubtful || variable.Values.Count > 0)))
        {
            return OffsetValue.Unknown;
        }

        return Returned(body is ILocalFunctionOperation { Body: { } local } ? local : body, method, given).From(body.Syntax);
    }

    /// <summary>What the calls and assignments to the elements of a collection bring into it.</summary>
    private IEnumerable<OffsetValue> Added(OffsetVariable variable) => variable.References.ToList()
        .Select(reference => OffsetWrites.Of(reference))
        .SelectMany(write => write.Select(value => OffsetValue.Sequence(value.IsElement ? Of(value.Value).Any()
            : value.Value is IArgumentOperation argument ? Returned(argument, OffsetValue.Nothing, OffsetValue.Nothing)
            : Of(value.Value))));

    /// <summary>Whether nothing can come into the collection through this mention that is not followed.</summary>
    private bool IsKept(IOperation reference) => OffsetWrites.IsFollowed(reference, _symbols);

    /// <summary>OrderByDescending(…).First() is the last.</summary>
    private static bool IsDescending(IOperation? receiver) =>
        OwnOperations.Unconverted(receiver) is IInvocationOperation { TargetMethod.Name: "OrderByDescending" or "OrderDescending" or "Reverse" };

    /// <summary>r => r != null, r => !r.IsPartitionEOF: no choice of where to go on.</summary>
    private static bool IsPlainTest(IArgumentOperation argument) => Function(argument) is { } function && !function.Body.Descendants().Any(part =>
        part is IInvocationOperation or IPropertyReferenceOperation { Property.Name: "Offset" or "TopicPartitionOffset" });

    private static bool IsLambda(IArgumentOperation argument) => Function(argument) is not null;

    private static IAnonymousFunctionOperation? Function(IArgumentOperation argument) => argument.Value switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => function,
        IAnonymousFunctionOperation function => function,
        _ => null,
    };

    private static IOperation? FunctionAround(IOperation operation, IOperation outermost)
    {
        for (var current = operation.Parent; current is not null && current != outermost; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return current;
            }
        }

        return null;
    }
}
