using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>Calls, with what is given to them.</summary>
internal sealed partial class ConfigEvaluator
{
    /// <summary>Evaluates arguments in the order they are written in; returns them in the order of the parameters.</summary>
    /// <param name="receiver">What the call is on; whose clients, as those of a first argument, go to functions among the arguments.</param>
    private (ImmutableArray<IArgumentOperation> Arguments, List<SmallSet<AbstractValue>> Values) Evaluate(
        ImmutableArray<IArgumentOperation> arguments, SmallSet<AbstractValue>? receiver = null)
    {
        var evaluated = new List<(IArgumentOperation Argument, SmallSet<AbstractValue> Values)>();
        foreach (var argument in arguments)
        {
            GiveElements(receiver ?? ValueSets.Unknown, argument);
            var values = EvaluateArgument(argument);
            receiver = AreClients(argument.Value.Type) ? values : receiver;
            evaluated.Add((argument, values));
        }

        evaluated = evaluated.OrderBy(pair => pair.Argument.Parameter?.Ordinal ?? int.MaxValue).ToList();
        return (evaluated.Select(pair => pair.Argument).ToImmutableArray(), evaluated.Select(pair => pair.Values).ToList());
    }

    /// <summary>The values of a <c>params</c> argument are those of its elements.</summary>
    private SmallSet<AbstractValue> EvaluateArgument(IArgumentOperation argument) =>
        argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer.ElementValues: { Length: > 0 } elements } list }
            && !_scope.Code.IsTextMap(list.Type)
                ? elements.Select(Evaluate).Aggregate(ValueSets.Join)
                : argument.Parent is IInvocationOperation { Instance.Type: var collection } && AreClients(collection) ? Evaluate(argument.Value)
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
        var receiver = invocation.Instance is null ? ValueSets.Unknown : Evaluate(invocation.Instance);
        Prepare(invocation);
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

        if (Registration.AskedBy(invocation) is { } service && Carries(service.Type))
        {
            return Root(Site.At(new ServicePath(service)), service.Type);
        }

        if (IsHasValue(method.AssociatedSymbol))
        {
            // What ??= on a nullable value comes down to.
            return Not(IsNull(receiver, invocation.Syntax), invocation.Syntax);
        }

        if (BuildsConfiguration(invocation))
        {
            return ValueSets.Of(new SectionValue(""));
        }

        if (InvokeFiles(invocation, receiver, passed, arguments) is { } bound)
        {
            return bound;
        }

        if (Symbols.Owns(method) || Symbols.ClientMethod(method) is not null)
        {
            return InvokeKafka(invocation, method, receiver, passed, arguments);
        }

        if (receiver.Any(value => value is SettingsValue) && _scope.Code.IsTextMap(invocation.Instance?.Type))
        {
            return InvokeCollection(invocation, receiver, passed, arguments);
        }

        if (InvokeClients(invocation, receiver, passed, arguments) is { } clients)
        {
            return clients;
        }

        if (PassesThrough(method))
        {
            return invocation.Instance is not null ? receiver : arguments.FirstOrDefault() ?? ValueSets.Unknown;
        }

        if (_scope.Code.Varies(method))
        {
            return ValueSets.Varying;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return RunLocal(method, passed, arguments, invocation.Syntax);
        }

        if (_scope.Code.IsPair(method.ReturnType) && passed.Length == 2 && _scope.Code.OnlyReads(method))
        {
            return Pairs(passed, arguments, invocation.Syntax);
        }

        InvokeWrapper(method, passed, arguments, invocation.Syntax);
        var onThis = method.IsStatic || IsThis(invocation.Instance);
        var returned = Hand(method, passed, arguments, receiver, onThis, invocation.Syntax);
        if (returned is not null)
        {
            return returned;
        }

        if (BuildOutOfSight(invocation, arguments.Prepend(receiver)) is { } built)
        {
            return built;
        }

        if (receiver.MayVary() || arguments.Any(values => values.MayVary()))
        {
            return ValueSets.Varying;
        }

        // Copies such as ToList(settings) hold the same, and their writes are their own.
        if (arguments.Count == 1 && arguments[0].Any(value => value is SettingsValue) && _scope.Code.OnlyReads(method) && _scope.Code.IsTextMap(method.ReturnType))
        {
            return Copy(arguments[0], invocation.Syntax);
        }

        return Carries(method.ReturnType) ? Root(Site.At(new OpaqueSource(invocation.Syntax)), method.ReturnType) : ValueSets.Unknown;
    }

    private SmallSet<AbstractValue> InvokeKafka(
        IInvocationOperation invocation,
        IMethodSymbol method,
        SmallSet<AbstractValue> receiver,
        ImmutableArray<IArgumentOperation> passed,
        List<SmallSet<AbstractValue>> arguments)
    {
        if (receiver.Any(value => value is SettingsValue) && method is { Name: "Set", Parameters.Length: 2 })
        {
            WriteKey(receiver, arguments[0], passed[0].Value.Syntax, arguments[1], invocation.Syntax);
            return ValueSets.Unknown;
        }

        var builders = receiver.OfType<BuilderValue>().ToList();
        if (Symbols.IsBuilder(method.ReturnType, out _))
        {
            return builders.Count > 0 ? receiver : ValueSets.Unknown;
        }

        if (Symbols.IsClient(method.ReturnType, out var kind) && builders.Count > 0)
        {
            return Build(builders, kind, invocation.Syntax);
        }

        if (Symbols.ClientMethod(method) is { } called)
        {
            foreach (var client in receiver.OfType<ClientValue>())
            {
                _recorder?.Add(new ClientCall(client.Site, called, invocation.Syntax));
            }
        }

        return ValueSets.Unknown;
    }

    private SmallSet<AbstractValue> Build(List<BuilderValue> builders, ClientKinds kind, SyntaxNode call)
    {
        var clients = SmallSet<AbstractValue>.Empty;
        foreach (var builder in builders)
        {
            if (builder.Site is { } config)
            {
                _recorder?.Add(new BuilderUse(config, kind, State.Settings(config), call, builder.Through));
                clients = clients.Add(new ClientValue(kind, config));
            }
        }

        return clients.IsEmpty ? ValueSets.Unknown : clients;
    }

    /// <summary>A builder's settings cannot be written through it: a delegate or library that is given one hands it back, or builds.</summary>
    /// <returns>Null where the call is given no builder, or gives back something else.</returns>
    private SmallSet<AbstractValue>? BuildOutOfSight(IInvocationOperation invocation, IEnumerable<SmallSet<AbstractValue>> given)
    {
        var builders = given.SelectMany(values => values).OfType<BuilderValue>().ToList();
        var type = Unwrapped(invocation.TargetMethod.ReturnType);
        return builders.Count == 0 ? null
            : Symbols.IsBuilder(type, out _) ? builders.Cast<AbstractValue>().ToSmallSet()
            : Symbols.IsClient(type, out var kind) && builders.All(builder => builder.Kind == kind) ? Build(builders, kind, invocation.Syntax)
            : null;
    }

    private SmallSet<AbstractValue> InvokeCollection(
        IInvocationOperation invocation,
        SmallSet<AbstractValue> receiver,
        ImmutableArray<IArgumentOperation> passed,
        List<SmallSet<AbstractValue>> arguments)
    {
        switch (invocation.TargetMethod.Name)
        {
            case "Add" or "TryAdd" when arguments.Count == 2:
                WriteKey(receiver, arguments[0], passed[0].Value.Syntax, arguments[1], invocation.Syntax, ifAbsent: invocation.TargetMethod.Name == "TryAdd");
                break;
            case "Add" when arguments.Count == 1:
                AddPair(receiver, arguments[0]);
                break;
            case "Remove" when arguments.Count >= 1 && arguments[0].AsText() is { } key:
                Apply(receiver, key, [], maybeNull: true);
                break;
            case "ContainsKey" or "Contains" or "TryGetValue" or "GetEnumerator" or "GetValueOrDefault" or "ContainsValue" or "EnsureCapacity" or "TrimExcess":
                break;
            default:
                Leak(receiver);
                break;
        }

        return ValueSets.Unknown;
    }
}
