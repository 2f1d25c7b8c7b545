using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>What nested functions do to how messages stand: they are followed where they are called.</content>
internal sealed partial class MessageReader
{
    /// <summary>A lambda that is passed to a call, and run by it.</summary>
    private Provenance OnFunction(List<MessageEvent> events, IOperation call, IFlowAnonymousFunctionOperation function, Provenance given)
    {
        if (given.Has(MessageFacets.Work) && OnContinuation(events, call, function, given))
        {
            return Provenance.None;
        }

        if (events.Count == 0 || HandOffs.Of(call) != HandOff.None)
        {
            OnDetached(events, call, function, given);
            return OnEvents(events, call);
        }

        var graph = _graph.GetAnonymousFunctionControlFlowGraphInScope(function, _context.Cancellation);
        var isOfLibrary = call is IInvocationOperation { TargetMethod: { } method } && BaseLibrary.Declares(method);

        // await Task.Run(() => consumer.Commit(result)): it has run by then; what continues other work may not.
        if (!MayFailQuietly(graph) && !(isOfLibrary && Awaitables.IsAwaitable(call.Type) && Passes(events) && !given.Has(MessageFacets.Work)))
        {
            return OnEvents(events, call);
        }

        // Each element that a query or a parallel loop hands to its function is a message of its own.
        var isEach = isOfLibrary && given.Has(Contents);
        var parameter = isEach && function.Symbol.Parameters.FirstOrDefault()?.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration
            ? BeginElement(declaration.GetSyntax(_context.Cancellation), given)
            : given;
        OnNested(graph, function.Symbol, _ => parameter, call, isDirect: false);
        if (isEach)
        {
            OnEndOfLoop(given);
        }

        _followed = call as IInvocationOperation;

        return TasksOf(function.Symbol, function.Syntax, parameter);
    }

    /// <summary>The tasks that a function has given are still to be awaited, also those about a message around it.</summary>
    private Provenance TasksOf(IMethodSymbol function, SyntaxNode body, Provenance given) => Awaitables.IsAwaitable(function.ReturnType) && !function.IsAsync
        ? State.Disjuncts.States.Where(own => own.Value is { State: MessageState.HandedOff, At.At: var at } && (given.Of(own.Key) != MessageFacets.None || body.Contains(at)))
            .Aggregate(Provenance.None, (all, own) => all.Union(Provenance.Of(own.Key, MessageFacets.Work)))
        : Provenance.None;

    /// <summary>Whether the function, or a local one that it comes to call, catches anything, or a callee of theirs swallows failures.</summary>
    private bool MayFailQuietly(ControlFlowGraph function)
    {
        var seen = new HashSet<ControlFlowGraph> { function };
        var pending = new Queue<ControlFlowGraph>(seen);
        while (pending.Count > 0)
        {
            var graph = pending.Dequeue();
            if (Handlers.IsAnyIn(graph))
            {
                return true;
            }

            foreach (var call in FunctionGraphs.Operations(graph).OfType<IInvocationOperation>())
            {
                if (call.TargetMethod.MethodKind != MethodKind.LocalFunction)
                {
                    if (_context.Effects.SummaryOf(call.TargetMethod)?.SwallowsAny == true || SwallowsWork(call))
                    {
                        return true;
                    }
                }
                else if (FunctionGraphs.OfLocal(call.TargetMethod.OriginalDefinition, graph, _context.Cancellation) is { } inner && seen.Add(inner))
                {
                    pending.Enqueue(inner);
                }
            }
        }

        return false;
    }

    /// <summary>The call that was followed into its lambda already.</summary>
    private IInvocationOperation? _followed;

    /// <summary>The lambda that a variable holds, where it only ever holds one.</summary>
    private IFlowAnonymousFunctionOperation? LambdaOf(IOperation? instance) =>
        (_storage.Resolve(_storage.Only(_storage.Resolve(instance))) as IDelegateCreationOperation)?.Target as IFlowAnonymousFunctionOperation;

    private bool OnLambda(IInvocationOperation call, IFlowAnonymousFunctionOperation lambda, Provenance[] values)
    {
        if (!HasCourses || HandOffs.Of(call) != HandOff.None || !_graph.Blocks.SelectMany(block => block.Operations).Any(operation => operation.Descendants().Contains(lambda)))
        {
            return false;
        }

        var graph = _graph.GetAnonymousFunctionControlFlowGraphInScope(lambda, _context.Cancellation);
        if (!MayFailQuietly(graph))
        {
            return false;
        }

        OnNested(graph, lambda.Symbol, parameter => ValueOf(call, values, parameter), call, isDirect: true);
        return true;
    }

    private Provenance OnLocalFunction(List<MessageEvent> events, IInvocationOperation call, ControlFlowGraph graph, Provenance[] values)
    {
        var function = call.TargetMethod.OriginalDefinition;
        if (HandOffs.Of(call) != HandOff.None || !(MayFailQuietly(graph) || Passes(events)))
        {
            return OnEvents(events, call);
        }

        Entered.Add(function);
        OnNested(graph, function, parameter => ValueOf(call, values, parameter), call, isDirect: true);
        Entered.Remove(function);
        return Provenance.None;
    }

    private static bool Passes(List<MessageEvent> events) => events.Any(happening => happening.Kind == MessageEventKind.Passed);

    /// <param name="values">Of each argument, as it stands in the call.</param>
    private static Provenance ValueOf(IInvocationOperation call, Provenance[] values, IParameterSymbol parameter) => values
        .Where((_, i) => call.Arguments[i].Parameter?.Ordinal == parameter.Ordinal)
        .Aggregate(Provenance.None, (all, value) => all.Union(value));

    /// <param name="isDirect">The call calls the function itself, so what it returns is what the call gives.</param>
    private void OnNested(
        ControlFlowGraph graph, IMethodSymbol function, System.Func<IParameterSymbol, Provenance> given, IOperation call, bool isDirect)
    {
        var state = State;
        foreach (var parameter in function.Parameters)
        {
            state = state.Assign(parameter, given(parameter));
        }

        var flow = new ConsumeFlow(_context, graph, new Storage(graph, _storage), this, _context.Cancellation);
        if (flow.RunNested(state, escaping => _thrown(State.With(escaping.Disjuncts))) is not { } exit)
        {
            return;
        }

        var tells = KnownCallees.HasResult(function);
        var isTask = Awaitables.IsAwaitable(function.ReturnType);
        var isLost = !isDirect && tells && !HandOffs.IsDropped(call.Syntax) && !(isTask && UnreadResults.Are(call, _graph.OriginalOperation));
        State = State.WithFields(exit).With(exit.Disjuncts.Select(disjunct => disjunct.Returning(null).WithConstant(call.Syntax, isDirect ? disjunct.ReturnValue : null).Change(tracked => Outside(tracked))));

        if (isDirect)
        {
            OnWaiting(TasksOf(function, graph.OriginalOperation.Syntax, Provenance.None), call.Syntax);
        }

        // What a function that answers makes of a failure, it tells: where the answer goes to somebody, nothing is claimed.
        TrackedState? Outside(TrackedState tracked) =>
            !tells || tracked.State != MessageState.Failed || !graph.OriginalOperation.Syntax.Span.Contains((tracked.Handler ?? tracked.At!.At).Span) ? null
            : tracked.Handler is null ? (isTask && isLost ? TrackedState.Done : null)
            : isLost ? TrackedState.Done
            : new TrackedState(MessageState.Failed, new CallTrace(call.Syntax, tracked.At));
    }

    /// <summary>What a function that is passed to a call, or called here, does with the messages around it.</summary>
    private Provenance OnEvents(List<MessageEvent> events, IOperation call)
    {
        var processed = new List<ConsumedMessage>();
        foreach (var own in events.GroupBy(happening => happening.Message))
        {
            var kinds = own.Select(happening => happening.Kind).ToList();
            var isHandedOff = HandOffs.Of(call) != HandOff.None;
            if (kinds.Contains(MessageEventKind.Passed))
            {
                var isInOrder = kinds.LastIndexOf(MessageEventKind.Processed) is var last && last >= 0 && last < kinds.IndexOf(MessageEventKind.Passed);
                if (!isInOrder || isHandedOff)
                {
                    MarkHandled([own.Key], alsoFresh: true);
                    continue;
                }

                NotePassing(own.Key, own.First(happening => happening.Kind == MessageEventKind.Passed).Advance!);
            }

            if (kinds.Contains(MessageEventKind.Processed))
            {
                processed.Add(own.Key);
            }
            else
            {
                MarkHandled([own.Key]);
            }
        }

        if (_isHandler)
        {
            MarkHandled(processed, alsoFresh: true);
            return Provenance.None;
        }

        return OnWork(processed, call);
    }
}
