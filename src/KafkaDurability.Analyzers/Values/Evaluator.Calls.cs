using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>Calls and creations, with what is given to them.</summary>
internal abstract partial class Evaluator
{
    /// <summary>Evaluates arguments in the order they are written in; returns them in the order of the parameters.</summary>
    /// <param name="receiver">What the call is on; whose handles, as those of a first argument, go to functions among the arguments.</param>
    private (ImmutableArray<IArgumentOperation> Arguments, List<SmallSet<AbstractValue>> Values) Evaluate(
        ImmutableArray<IArgumentOperation> arguments, SmallSet<AbstractValue>? receiver = null)
    {
        var evaluated = new List<SmallSet<AbstractValue>>(arguments.Length);
        foreach (var argument in arguments)
        {
            GiveElements(receiver ?? ValueSets.Unknown, argument);
            var values = EvaluateArgument(argument);
            receiver = AreHandles(argument.Value.Type) ? values : receiver;
            evaluated.Add(values);
        }

        for (var i = 1; i < arguments.Length; i++)
        {
            if (OrdinalOf(arguments[i]) < OrdinalOf(arguments[i - 1]))
            {
                var order = Enumerable.Range(0, arguments.Length).OrderBy(index => OrdinalOf(arguments[index])).ToList();
                return (order.Select(index => arguments[index]).ToImmutableArray(), order.Select(index => evaluated[index]).ToList());
            }
        }

        return (arguments, evaluated);

        static int OrdinalOf(IArgumentOperation argument) => argument.Parameter?.Ordinal ?? int.MaxValue;
    }

    /// <summary>The values of a <c>params</c> argument are those of its elements; pairs of text make an object by themselves.</summary>
    private SmallSet<AbstractValue> EvaluateArgument(IArgumentOperation argument) =>
        argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer.ElementValues: { Length: > 0 } elements } list }
            && !Scope.Code.IsTextMap(list.Type)
                ? elements.Select(Evaluate).Aggregate(ValueSets.Join)
                : argument.Parent is IInvocationOperation { Instance.Type: var collection } && AreHandles(collection) ? Evaluate(argument.Value)
                : WithoutTuples(Evaluate(argument.Value));

    /// <summary>What a tuple holds is not followed into the method that gets it.</summary>
    private SmallSet<AbstractValue> WithoutTuples(SmallSet<AbstractValue> values)
    {
        if (!values.Any(value => value is TupleValue))
        {
            return values;
        }

        Leak(values);
        return ValueSets.Unknown;
    }

    private SmallSet<AbstractValue> Invoke(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var receiver = Evaluate(invocation.Instance);
        BeforeArguments(invocation);
        var registration = RegistrationOf(invocation);
        if (registration is not null)
        {
            PrepareRegistration(registration, invocation.Syntax);
        }

        var (passed, arguments) = Evaluate(invocation.Arguments, receiver);
        if (registration is not null)
        {
            Provide(registration, passed, arguments, invocation.Syntax);
            return ValueSets.Unknown;
        }

        if (IsHasValue(method.AssociatedSymbol))
        {
            // What ??= on a nullable value comes down to.
            return Not(IsNull(receiver, invocation.Syntax), invocation.Syntax);
        }

        if (InvokeKnown(invocation, receiver, passed, arguments) is { } known)
        {
            return known;
        }

        if (Registration.AskedBy(invocation) is { } service)
        {
            return Root(Site.At(new ServicePath(service)), service.Type);
        }

        if (InvokeHandles(invocation, receiver, passed, arguments) is { } handles)
        {
            return handles;
        }

        if (PassesThrough(method))
        {
            return invocation.Instance is not null ? receiver : arguments.FirstOrDefault() ?? ValueSets.Unknown;
        }

        if (Scope.Code.Varies(method))
        {
            return ValueSets.Varying;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return RunLocal(method, passed, arguments, invocation.Syntax);
        }

        var onThis = method.IsStatic || IsThis(invocation.Instance);
        var returned = Hand(method, passed, arguments, receiver, onThis, invocation.Syntax);
        if (returned is not null)
        {
            return returned;
        }

        if (InvokeUnseen(invocation, receiver, arguments) is { } given)
        {
            return given;
        }

        if (receiver.MayVary() || arguments.Any(values => values.MayVary()))
        {
            return ValueSets.Varying;
        }

        return Root(Site.At(new OpaqueSource(invocation.Syntax)), method.ReturnType);
    }

    private SmallSet<AbstractValue> Create(IObjectCreationOperation creation)
    {
        if (creation.Type is { Name: "Lazy" } && Carries(creation.Type))
        {
            return CreateLazy(creation);
        }

        var (passed, arguments) = Evaluate(creation.Arguments);
        if (CreateKnown(creation, passed, arguments) is { } known)
        {
            return known;
        }

        if (creation.Constructor is { } constructor)
        {
            Hand(constructor, passed, arguments, ValueSets.Unknown, onThis: false, creation.Syntax);
        }

        return arguments.Any(values => values.MayVary()) ? ValueSets.Varying : ValueSets.Unknown;
    }

    private SmallSet<AbstractValue> CreateList(IOperation list, IEnumerable<IOperation> elements)
    {
        var values = elements.SelectMany(Flat).Select(Evaluate).ToList();
        if (CreateList(list, values) is { } known)
        {
            return known;
        }

        if (AreHandles(list.Type) && HandlesIn(values.SelectMany(element => element)).ToSmallSet<AbstractValue>() is { IsEmpty: false } handles)
        {
            return handles;
        }

        values.ForEach(Leak);
        return ValueSets.Unknown;
    }

    /// <summary>The rows of an array of several dimensions hold its elements.</summary>
    private static IEnumerable<IOperation> Flat(IOperation element) => element is IArrayInitializerOperation row ? row.ElementValues.SelectMany(Flat) : [element];
}
