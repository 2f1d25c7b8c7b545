using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>Calls of the client, and of dictionaries of settings.</summary>
internal sealed partial class SettingsEvaluator
{
    protected override SmallSet<AbstractValue>? InvokeKnown(
        IInvocationOperation invocation,
        SmallSet<AbstractValue> receiver,
        ImmutableArray<IArgumentOperation> passed,
        List<SmallSet<AbstractValue>> arguments)
    {
        var method = invocation.TargetMethod;
        if (InvokeFiles(invocation, receiver, passed, arguments) is { } bound)
        {
            return bound;
        }

        if (Symbols.Owns(method) || Symbols.ClientMethod(method) is not null)
        {
            return InvokeKafka(invocation, method, receiver, passed, arguments);
        }

        if (receiver.Any(value => value is SettingsValue) && Scope.Code.IsTextMap(invocation.Instance?.Type))
        {
            return InvokeCollection(invocation, receiver, passed, arguments);
        }

        if (passed.Length == 2 && Scope.Code.IsPair(method.ReturnType) && Scope.Code.OnlyReads(method))
        {
            return Pairs(passed, arguments, invocation.Syntax);
        }

        InvokeWrapper(method, passed, arguments, invocation.Syntax);
        return null;
    }

    protected override SmallSet<AbstractValue>? InvokeUnseen(IInvocationOperation invocation, SmallSet<AbstractValue> receiver, List<SmallSet<AbstractValue>> arguments)
    {
        if (BuildOutOfSight(invocation, arguments.Prepend(receiver)) is { } built)
        {
            return built;
        }

        // Copies such as ToList(settings) hold the same, and their writes are their own.
        var method = invocation.TargetMethod;
        return arguments.Count == 1 && arguments[0].Any(value => value is SettingsValue) && !receiver.MayVary() && !arguments[0].MayVary()
            && Scope.Code.OnlyReads(method) && Scope.Code.IsTextMap(method.ReturnType)
                ? Copy(arguments[0], invocation.Syntax)
                : null;
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
                Recorder?.Add(new ClientCall(client.Site, called, invocation.Syntax));
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
                Recorder?.Add(new BuilderUse(config, kind, State.Settings(config), call, builder.Through));
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
