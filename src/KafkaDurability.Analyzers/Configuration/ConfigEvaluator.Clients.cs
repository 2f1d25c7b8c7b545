using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>
/// Several clients in a list, an array or a dictionary, be it each in a tuple with its name: which one is taken out is not told
/// apart, each may be.
/// </summary>
internal sealed partial class ConfigEvaluator
{
    /// <summary>The client that a collection holds; null where the type is no collection of clients. Dictionaries count by their values.</summary>
    private ITypeSymbol? ElementOf(ITypeSymbol? type)
    {
        var element = type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments: { Length: 1 or 2 } arguments } named when Namespaces.IsWithin(named.ContainingNamespace.FullName(), "System.Collections") => arguments[arguments.Length - 1],
            _ => null,
        };
        return element is INamedTypeSymbol { Name: "KeyValuePair" or "Lazy", TypeArguments: { Length: > 0 } inner } ? inner[inner.Length - 1]
            : ClientIn(element);
    }

    private bool AreClients(ITypeSymbol? type) => Symbols.IsClient(ClientIn(ElementOf(type)), out _);

    /// <summary>The type itself where it is a client's; of a tuple, that of the one client in it; else null.</summary>
    private ITypeSymbol? ClientIn(ITypeSymbol? type) => Symbols.IsClient(type, out _) ? type
        : type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Where(item => Symbols.IsClient(item.Type, out _)).Take(2).ToList() is { Count: 1 } clients ? clients[0].Type
        : null;

    /// <summary>Clients as a collection holds them: those in tuples by themselves.</summary>
    private static IEnumerable<AbstractValue> ClientsIn(IEnumerable<AbstractValue> values) =>
        values.SelectMany(value => value is TupleValue tuple ? tuple.Items.SelectMany(item => item) : [value]).Where(value => value is ClientValue);

    /// <summary>What a collection holds, as it comes out where the type is that of an element: a tuple has its client in its place.</summary>
    private SmallSet<AbstractValue> AsElement(SmallSet<AbstractValue> held, ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsTupleType: true } tuple && ClientIn(tuple) is not null && held.Any(value => value is ClientValue)
            ? ValueSets.Of(new TupleValue(tuple.TupleElements.Select(item => Symbols.IsClient(item.Type, out _) ? held : ValueSets.Unknown).ToImmutableArray()))
            : held;

    /// <summary>clients.Add(…), clients.GetOrAdd(…), clients.Select(…).</summary>
    /// <returns>Null where the call has nothing to do with a collection of clients.</returns>
    private SmallSet<AbstractValue>? InvokeClients(
        IInvocationOperation invocation, SmallSet<AbstractValue> receiver, ImmutableArray<IArgumentOperation> passed, List<SmallSet<AbstractValue>> arguments)
    {
        var method = invocation.TargetMethod;
        if (!BaseLibrary.Declares(method))
        {
            return null;
        }

        var returned = passed.Select(argument => Lambda(argument.Value)).OfType<IMethodSymbol>()
            .SelectMany(lambda => _returnedBy.TryGetValue(lambda, out var values) ? ClientsIn(values) : []).ToSmallSet();
        if (invocation.Instance is { } instance)
        {
            if (!AreClients(instance.Type) && !receiver.Any(value => value is ClientValue))
            {
                return null;
            }

            var held = receiver.Where(value => value is ClientValue).ToSmallSet();
            var put = ClientsIn(arguments.SelectMany(values => values)).Concat(returned).ToSmallSet();
            if (AreClients(instance.Type) && !put.IsEmpty)
            {
                Put(instance, held, put, invocation.Syntax);
                held = ValueSets.Join(held, put);
            }

            foreach (var argument in passed.Where(argument => argument.Parameter?.RefKind == RefKind.Out))
            {
                Store(argument.Value, held.IsEmpty ? ValueSets.Unknown : AsElement(held, argument.Parameter!.Type), argument.Syntax);
            }

            return held.IsEmpty ? ValueSets.Unknown : AsElement(held, method.ReturnType);
        }

        if (passed.Length == 0 || !AreClients(passed[0].Value.Type) || !(ClientIn(method.ReturnType) is not null || AreClients(method.ReturnType) || method.ReturnsVoid || HasClientParameter(passed)))
        {
            return !returned.IsEmpty && AreClients(method.ReturnType) ? returned : null;
        }

        return AsElement(ValueSets.Join(arguments[0], returned), method.ReturnType);
    }

    /// <summary>What a collection holds so far, and a client more.</summary>
    private void Put(IOperation collection, SmallSet<AbstractValue> held, SmallSet<AbstractValue> more, SyntaxNode write)
    {
        var target = Captured(collection);
        var itself = PlaceOf(target) is { } place ? Site.At(place) : null;
        Store(target, ValueSets.Join(ClientsIn(held).Where(value => value is ClientValue client && client.Site != itself).ToSmallSet(), more), write);
    }

    /// <summary>An element of a loop, the value of a pair, the values of a dictionary.</summary>
    private bool TakesFromClients(IPropertyReferenceOperation reference) => reference.Property.Name switch
    {
        "Current" => reference.Instance is IFlowCaptureReferenceOperation,
        "Value" => reference.Instance?.Type is INamedTypeSymbol { Name: "KeyValuePair", TypeArguments: { Length: 2 } pair } && ClientIn(pair[1]) is not null,
        "Values" => AreClients(reference.Instance?.Type),
        _ => false,
    };

    /// <summary>The functions that are given a collection's clients one by one get them.</summary>
    private void GiveElements(SmallSet<AbstractValue> clients, IArgumentOperation argument)
    {
        foreach (var parameter in clients.Any(value => value is ClientValue) && Lambda(argument.Value) is { } lambda ? lambda.Parameters : ImmutableArray<IParameterSymbol>.Empty)
        {
            if (ClientIn(parameter.Type) is not null)
            {
                _given[parameter] = AsElement(clients, parameter.Type);
            }
        }
    }

    private bool HasClientParameter(ImmutableArray<IArgumentOperation> passed) =>
        passed.Select(argument => Lambda(argument.Value)).OfType<IMethodSymbol>().Any(lambda => lambda.Parameters.Any(parameter => ClientIn(parameter.Type) is not null));
}
