using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>
/// Several handles in a list, an array or a dictionary, be it each in a tuple with its name: which one is taken out is not told
/// apart, each may be.
/// </summary>
internal abstract partial class Evaluator
{
    /// <summary>The type of the handles that a collection holds; null where it holds others. Dictionaries count by their values.</summary>
    private ITypeSymbol? ElementOf(ITypeSymbol? type)
    {
        var element = type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments: { Length: 1 or 2 } arguments } named when Namespaces.IsWithin(named.ContainingNamespace.FullName(), "System.Collections") => arguments[arguments.Length - 1],
            _ => null,
        };
        return HandleIn(element is INamedTypeSymbol { Name: "KeyValuePair" or "Lazy", TypeArguments: { Length: > 0 } inner } ? inner[inner.Length - 1] : element);
    }

    private bool AreHandles(ITypeSymbol? type) => ElementOf(type) is not null;

    /// <summary>The type itself where it is a handle's; of a tuple, that of the one handle in it; else null.</summary>
    private ITypeSymbol? HandleIn(ITypeSymbol? type) => IsHandle(type) ? type
        : type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Where(item => IsHandle(item.Type)).ToList() is { Count: 1 } handles ? handles[0].Type
        : null;

    /// <summary>Handles as a collection holds them: those in tuples by themselves.</summary>
    private static IEnumerable<HandleValue> HandlesIn(IEnumerable<AbstractValue> values) =>
        values.SelectMany(value => value is TupleValue tuple ? tuple.Items.SelectMany(item => item) : [value]).OfType<HandleValue>();

    /// <summary>What a collection holds, as it comes out where the type is that of an element: a tuple has its handle in its place.</summary>
    private SmallSet<AbstractValue> AsElement(SmallSet<AbstractValue> held, ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsTupleType: true } tuple
            ? ValueSets.Of(new TupleValue(tuple.TupleElements.Select(item => IsHandle(item.Type) ? held : ValueSets.Unknown).ToImmutableArray()))
            : held;

    /// <summary>handles.Add(…), handles.GetOrAdd(…), handles.Select(…).</summary>
    /// <returns>Null where the call has nothing to do with a collection of handles.</returns>
    private SmallSet<AbstractValue>? InvokeHandles(
        IInvocationOperation invocation, SmallSet<AbstractValue> receiver, ImmutableArray<IArgumentOperation> passed, List<SmallSet<AbstractValue>> arguments)
    {
        var method = invocation.TargetMethod;
        if (!BaseLibrary.Declares(method))
        {
            return null;
        }

        var returned = passed.Select(argument => Lambda(argument.Value)).OfType<IMethodSymbol>()
            .SelectMany(lambda => _returnedBy.TryGetValue(lambda, out var values) ? HandlesIn(values) : []).ToSmallSet<AbstractValue>();
        if (invocation.Instance is { } instance)
        {
            if (!AreHandles(instance.Type) && !receiver.Any(value => value is HandleValue))
            {
                return null;
            }

            var held = receiver;
            var put = HandlesIn(arguments.SelectMany(values => values)).Concat(returned).ToSmallSet();
            if (AreHandles(instance.Type) && !put.IsEmpty)
            {
                Put(instance, held, put, invocation.Syntax);
                held = ValueSets.Join(held, put);
            }

            foreach (var argument in passed.Where(argument => argument.Parameter?.RefKind == RefKind.Out))
            {
                Store(argument.Value, AsElement(held, argument.Parameter!.Type), argument.Syntax);
            }

            return AsElement(held, method.ReturnType);
        }

        if (passed.Length == 0 || !AreHandles(passed[0].Value.Type) || !(HandleIn(method.ReturnType) is not null || AreHandles(method.ReturnType) || method.ReturnsVoid || passed.Any(argument => Lambda(argument.Value) is not null)))
        {
            return !returned.IsEmpty && AreHandles(method.ReturnType) ? returned : null;
        }

        return AsElement(ValueSets.Join(arguments[0], returned), method.ReturnType);
    }

    /// <summary>What a collection holds so far, and a handle more.</summary>
    private void Put(IOperation collection, SmallSet<AbstractValue> held, SmallSet<AbstractValue> more, SyntaxNode write)
    {
        var target = Captured(collection);
        var itself = PlaceOf(target) is { } place ? Site.At(place) : null;
        Store(target, ValueSets.Join(HandlesIn(held).Where(handle => handle.Site != itself).ToSmallSet<AbstractValue>(), more), write);
    }

    /// <summary>The functions that are given a collection's handles one by one get them; where they do not stand here, what they do with them is not in sight.</summary>
    private void GiveElements(SmallSet<AbstractValue> handles, IArgumentOperation argument)
    {
        if (argument.Value.Type is not INamedTypeSymbol { DelegateInvokeMethod: { } function } || !handles.Any(value => value is HandleValue))
        {
            return;
        }

        var lambda = Lambda(argument.Value);
        foreach (var parameter in (lambda ?? function).Parameters.Where(parameter => HandleIn(parameter.Type) is not null))
        {
            _given[parameter] = AsElement(handles, parameter.Type);
            if (lambda is null)
            {
                Leak(handles);
            }
        }
    }
}
