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
    private Derivation FollowFunction(List<MessageEvent> events, IOperation call, IFlowAnonymousFunctionOperation function, Derivation given)
    {
        if (HasCourses && given.Has(MessageParts.Work) && FollowContinuation(events, call, function, given))
        {
            return Derivation.None;
        }

        if (!HasCourses || events.Count == 0 || HandOffs.Of(call) != HandOff.None)
        {
            FollowDetached(events, call, function, given);
            return FollowEvents(events, call);
        }

        var graph = _graph.GetAnonymousFunctionControlFlowGraphInScope(function, _context.Cancellation);
        if (!Handlers.IsAnyIn(graph) && !MayFailQuietly(graph))
        {
            return FollowEvents(events, call);
        }

        // Each element that a query or a parallel loop hands to its function is a message of its own.
        var isEach = given.Has(Contents) && call is IInvocationOperation { TargetMethod: { } method } && BaseLibrary.Declares(method);
        var parameter = isEach && function.Symbol.Parameters.FirstOrDefault()?.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration
            ? BeginElement(declaration.GetSyntax(_context.Cancellation), given)
            : given;
        FollowNested(graph, function.Symbol, _ => parameter, call, isDirect: false);
        if (isEach)
        {
            FollowEndOfLoop(given);
        }

        _followed = call as IInvocationOperation;

        // The tasks that the function gives are still to be awaited.
        return Awaitables.IsAwaitable(function.Symbol.ReturnType) && !function.Symbol.IsAsync
            ? parameter.With(Contents).Where(message => State.Courses.All.Any(course => course.Of(message) is { Standing: Standing.HandedOff }))
                .Aggregate(Derivation.None, (all, message) => all.Union(Derivation.Of(message, MessageParts.Work)))
            : Derivation.None;
    }

    /// <summary>Whether a callee of the function swallows failures.</summary>
    private bool MayFailQuietly(ControlFlowGraph graph) => FunctionGraphs.Operations(graph).OfType<IInvocationOperation>()
        .Any(call => _context.Effects.SummaryOf(call.TargetMethod)?.Exits.Any(exit => exit.Standings.Any(standing => standing.Standing == Standing.Failed)) == true);

    /// <summary>The call that was followed into its lambda already.</summary>
    private IInvocationOperation? _followed;

    /// <summary>The lambda that a variable holds, where it only ever holds one.</summary>
    private IFlowAnonymousFunctionOperation? LambdaOf(IOperation? instance) => _storage.Resolve(_storage.Only(_storage.Resolve(instance))) switch
    {
        IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } => lambda,
        IFlowAnonymousFunctionOperation lambda => lambda,
        _ => null,
    };

    private bool FollowLambda(IInvocationOperation call, IFlowAnonymousFunctionOperation lambda, Derivation[] values)
    {
        if (!HasCourses || HandOffs.Of(call) != HandOff.None || !_graph.Blocks.SelectMany(block => block.Operations).Any(operation => operation.Descendants().Contains(lambda)))
        {
            return false;
        }

        var graph = _graph.GetAnonymousFunctionControlFlowGraphInScope(lambda, _context.Cancellation);
        if (!Handlers.IsAnyIn(graph) || !_entered.Add(lambda.Symbol))
        {
            return false;
        }

        FollowNested(graph, lambda.Symbol, parameter => parameter.Ordinal < values.Length ? values[parameter.Ordinal] : Derivation.None, call, isDirect: true);
        _entered.Remove(lambda.Symbol);
        return true;
    }

    private Derivation FollowLocalFunction(List<MessageEvent> events, IInvocationOperation call, ControlFlowGraph graph, Derivation[] values)
    {
        var function = call.TargetMethod.OriginalDefinition;
        if (!HasCourses || HandOffs.Of(call) != HandOff.None || function is { IsAsync: true, ReturnsVoid: true })
        {
            return FollowEvents(events, call);
        }

        if (KnownCallees.IsCalledDeadLetter(function))
        {
            FollowDealing(values.SelectMany(value => value.With(Contents)), alsoFresh: true);
            return Derivation.None;
        }

        if (!Handlers.IsAnyIn(graph) || !_entered.Add(function))
        {
            return FollowEvents(events, call);
        }

        FollowNested(graph, function, Given, call, isDirect: true);
        _entered.Remove(function);
        return Derivation.None;

        Derivation Given(IParameterSymbol parameter)
        {
            for (var i = 0; i < values.Length; i++)
            {
                if (call.Arguments[i].Parameter?.Ordinal == parameter.Ordinal)
                {
                    return values[i];
                }
            }

            return Derivation.None;
        }
    }

    /// <param name="isDirect">The call calls the function itself, so what it returns is what the call gives.</param>
    private void FollowNested(
        ControlFlowGraph graph, IMethodSymbol function, System.Func<IParameterSymbol, Derivation> given, IOperation call, bool isDirect)
    {
        if (_nesting >= Limits.ConsumedFunctions)
        {
            _context.GiveUp();
            return;
        }

        var state = State;
        foreach (var parameter in function.Parameters)
        {
            state = state.Assign(parameter, given(parameter));
        }

        var flow = new ConsumeFlow(_context, graph, new Storage(graph, _storage), this, _context.Cancellation);
        var exit = flow.RunNested(state, escaping => _thrown?.Invoke(State.With(escaping.Courses)));
        if (exit is null)
        {
            _context.GiveUp();
            return;
        }

        var tells = KnownCallees.HasResult(function);
        var isLost = !isDirect && tells && !HandOffs.IsDropped(call.Syntax);
        State = State.With(exit.Select(course => course.Returning(null).WithConstant(call.Syntax, isDirect ? course.Verdict : null).Change(
                standing => !tells || standing is not { Standing: Standing.Failed, Handler: { } handler } || !graph.OriginalOperation.Syntax.Span.Contains(handler.Span) ? null
                    : isLost ? Progress.Done
                    : new Progress(Standing.Failed, new Spot(call.Syntax, standing.At)))));
    }

    /// <summary>What a function that is passed to a call, or called here, does with the messages around it.</summary>
    private Derivation FollowEvents(List<MessageEvent> events, IOperation call)
    {
        if (!HasCourses)
        {
            return Derivation.None;
        }

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
                    FollowDealing([own.Key], alsoFresh: true);
                    continue;
                }

                Notes?.Add(own.Key, own.First(happening => happening.Kind == MessageEventKind.Passed).Advance!);
            }

            if (kinds.Contains(MessageEventKind.Processed))
            {
                processed.Add(own.Key);
            }
            else
            {
                FollowDealing([own.Key]);
            }
        }

        if (_isHandler)
        {
            FollowDealing(processed, alsoFresh: true);
            return Derivation.None;
        }

        return FollowWork(processed, call);
    }
}
