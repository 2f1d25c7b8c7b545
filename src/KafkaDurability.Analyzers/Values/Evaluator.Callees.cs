using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>Code that a body runs: lambdas and local functions from where they stand, methods by their facts.</summary>
internal abstract partial class Evaluator
{
    private void RunLambda(IFlowAnonymousFunctionOperation lambda) => RunLater(Graph.GetAnonymousFunctionControlFlowGraph(lambda), lambda.Symbol);

    /// <summary>A body that may run now, later or never: what it writes is added to what is there.</summary>
    private void RunLater(ControlFlowGraph? graph, IMethodSymbol function)
    {
        var receiver = _receivers.TryGetValue(function, out var known) ? known : null;
        if (graph is null || Run(graph, function, ImmutableArray<IArgumentOperation>.Empty, [], receiver) is not { } flow)
        {
            return;
        }

        _returnedBy[function] = flow.Returned;

        Recorder?.Defer(State.Objects.Keys);
        State = flow.Exit is not { } exit ? State : RunsForCertain(function) ? exit : State.Join(exit);
    }

    private SmallSet<AbstractValue> RunLocal(
        IMethodSymbol function, ImmutableArray<IArgumentOperation> arguments, List<SmallSet<AbstractValue>> values, SyntaxNode call)
    {
        var definition = function.OriginalDefinition;
        var flow = FunctionGraphs.OfLocal(definition, Graph, Scope.Cancellation) is { } graph ? Run(graph, definition, arguments, values) : null;
        if (flow is null)
        {
            values.ForEach(Leak);
        }

        State = flow?.Exit ?? State;
        StoreReferences(arguments);
        return flow is null ? Root(Site.At(new OpaqueSource(call)), function.ReturnType)
            : flow.Returned.IsEmpty ? ValueSets.Unknown
            : flow.Returned;
    }

    private ValueFlow? Run(
        ControlFlowGraph graph, IMethodSymbol function, ImmutableArray<IArgumentOperation> arguments, List<SmallSet<AbstractValue>> values, Receiver? receiver = null)
    {
        if (Scope.Nesting >= Limits.EvaluatedCallees)
        {
            // Whatever it captures may be written in there.
            foreach (var site in State.Objects.Keys)
            {
                LeakObject(site);
            }

            return null;
        }

        var entry = State;
        foreach (var parameter in function.Parameters)
        {
            var place = new VariablePath(parameter);
            entry = _given.TryGetValue(parameter, out var given) ? entry.Set(place, given) : entry with { Places = entry.Places.Remove(place) };
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter is { } parameter)
            {
                entry = entry.Set(new VariablePath(parameter.OriginalDefinition), values[i]);
            }
        }

        var inner = For(graph);
        inner.Receiver = receiver;
        Scope.Nesting++;
        var flow = ValueFlow.Run(inner, entry, Recorder);
        Scope.Nesting--;
        return flow;
    }

    /// <summary>Calls a method with the values.</summary>
    /// <returns>What it returns, or null where its code is not in sight.</returns>
    private SmallSet<AbstractValue>? Hand(
        IMethodSymbol method,
        ImmutableArray<IArgumentOperation> arguments,
        List<SmallSet<AbstractValue>> values,
        SmallSet<AbstractValue> receiver,
        bool onThis,
        SyntaxNode call)
    {
        SmallSet<AbstractValue>? returned = null;
        if (PrimaryConstructor(method) is { } type)
        {
            KeepInParameters(type, method, arguments, values);
        }
        else if ((Carries(method.ReturnType) || values.Any(IsFollowed) || (onThis && MayWriteKnown(method))) && Scope.Callee(method) is { } facts)
        {
            Pass(facts.Method ?? method, arguments, values);

            // What the body does to the object that it is called on, or to one that it knows as T or object, is not followed.
            Leak(receiver);
            for (var i = 0; i < arguments.Length; i++)
            {
                if (arguments[i].Parameter is { } parameter && !Carries(method.OriginalDefinition.Parameters[parameter.Ordinal].Type))
                {
                    Leak(values[i]);
                }
            }

            returned = Apply(facts, arguments.Select((argument, i) => (argument.Parameter, values[i])).ToList(), onThis, call);
        }
        else if (!Scope.Code.OnlyReads(method))
        {
            values.ForEach(Leak);
            Leak(receiver);
        }
        else
        {
            values.SelectMany(value => value).OfType<HandleValue>().ToList().ForEach(handle => Leak(ValueSets.Of(handle)));
        }

        StoreReferences(arguments);
        return returned;
    }

    /// <summary>What a call leaves in the variables that it was given by reference: some object of their type.</summary>
    private void StoreReferences(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments.Where(argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out))
        {
            Store(argument.Value, Root(Site.At(new OpaqueSource(argument.Syntax)), argument.Parameter!.Type), argument.Syntax);
        }
    }

    private static bool IsFollowed(SmallSet<AbstractValue> values) =>
        values.Any(value => value is TrackedValue);

    /// <summary>Whether the code of a method names a field or property of which something is known here.</summary>
    private bool MayWriteKnown(IMethodSymbol method) =>
        State.Places.Keys.Concat(State.Objects.Keys.Select(site => site.Root)).OfType<MemberPath>()
            .Any(known => method.DeclaringSyntaxReferences.Any(body => Members.Mentions(body.GetSyntax(Scope.Cancellation), known.Symbol.Name)));

    /// <summary>Carries a method's facts over to the call: what it writes, builds, calls and returns.</summary>
    private SmallSet<AbstractValue> Apply(
        ValueSummary facts,
        List<(IParameterSymbol? Parameter, SmallSet<AbstractValue> Values)> arguments,
        bool onThis,
        SyntaxNode call)
    {
        if (facts.Method is not { } method)
        {
            return ValueSets.Unknown;
        }

        var import = new SummaryInstantiation(State, method, arguments, onThis, call);
        import.Run(facts, Recorder);
        State = import.State;
        return import.Translate(facts.Returned);
    }
}
