using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Lambdas and local functions, which see the variables around them.</content>
internal sealed partial class MessageReader
{
    private int _nesting;

    /// <summary>Set while the body of a nested function is read: its events happen where the function is called.</summary>
    private List<MessageEvent>? _deferred;
    private HashSet<IMethodSymbol>? _entered;

    /// <summary>Set while a nested function is followed for its disjuncts alone: its events are read separately.</summary>
    private bool _coursesOnly;

    /// <summary>A lambda or local function is read where it is called: what it gives back stays in the function around it.</summary>
    private bool IsNested => _deferred is not null || _coursesOnly;

    /// <summary>The functions whose calls the reading is in; most readers enter none.</summary>
    private HashSet<IMethodSymbol> Entered => _entered ??= new(SymbolEqualityComparer.Default);

    /// <summary>Reads a block of a nested function where it is called.</summary>
    public MessageReader(
        MessageReader outer, ControlFlowGraph graph, Storage storage, ConsumeState state, bool isHandler, System.Action<ConsumeState> thrown)
        : this(outer._context, graph, storage, state, isHandler || outer._isHandler, null, thrown)
    {
        _coursesOnly = true;
        _outermost = outer._outermost;
        _entered = outer._entered;
    }

    private MessageReader(MessageReader outer, ControlFlowGraph graph)
        : this(outer._context, graph, new Storage(graph, outer._storage), outer.State, outer._isHandler, null, static _ => { })
    {
        _nesting = outer._nesting + 1;
        _outermost = outer._outermost;
        _deferred = new List<MessageEvent>();
        _entered = outer._entered;
    }

    /// <summary>Where a later argument needs steps of its own, the graph puts the function into a capture before.</summary>
    private IFlowAnonymousFunctionOperation? Function(IArgumentOperation argument) =>
        Lambda(argument.Value is IFlowCaptureReferenceOperation capture ? _storage.Resolve(capture) : argument.Value);

    private static IFlowAnonymousFunctionOperation? Lambda(IOperation? value) => value switch
    {
        IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation function } => function,
        IConversionOperation { Operand: IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation function } } => function,
        _ => null,
    };

    /// <summary>Functions passed to a call are taken to run in it, on what the call was given.</summary>
    /// <returns>What the functions return.</returns>
    private Provenance ReadFunctionArguments(IOperation call, IEnumerable<IArgumentOperation> arguments, Provenance given)
    {
        var method = (call as IInvocationOperation)?.TargetMethod;
        var isFinished = call is IInvocationOperation invocation && Completion.IsEvident(invocation);
        var result = Provenance.None;
        foreach (var argument in arguments)
        {
            if (Function(argument) is { } function)
            {
                var (events, returned) = ReadBody(
                    _graph.GetAnonymousFunctionControlFlowGraphInScope(function, _context.Cancellation), function.Symbol, given);
                Emit(events, call.Syntax, method is not null && RunsHere(method), isFinished);
                result = result.Union(returned);
                if (HasCourses && !(IsToldByHelper(call) && events.All(happening => given.With(Contents).Contains(happening.Message))))
                {
                    result = result.Union(OnFunction(events, call, function, given)).Union(AnswersOf(events, method, function.Symbol));
                    OnGuard(events, call, function, given);
                }
            }
            else if (argument.Value is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: { } quiet } } && call is IInvocationOperation query && OnEach(query, argument, quiet, given) is { } work)
            {
                Emit(MessageEventKind.Processed, given, call.Syntax, isFinished);
                result = result.Union(work);
            }
            else if (argument.Value is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: { } target } } && !given.IsNone
                && _context.Effects.On(target, 0) is CalleeEffect.Processes or CalleeEffect.MayProcess)
            {
                var kind = _context.Effects.On(target, 0) == CalleeEffect.Processes ? MessageEventKind.Processed : MessageEventKind.MayBeProcessed;
                Emit(kind, given, call.Syntax, isFinished);
                if (kind == MessageEventKind.Processed && !IsToldByHelper(call))
                {
                    result = result.Union(OnWork(given.With(Contents), call));
                }
            }
        }

        return result;
    }

    /// <summary>Not what a token runs once it is cancelled.</summary>
    private static bool RunsHere(IMethodSymbol method) => BaseLibrary.Declares(method) && method.ContainingType.Name != "CancellationToken";

    private Provenance ReadLocalFunction(IInvocationOperation call, Provenance[] values)
    {
        var function = call.TargetMethod.OriginalDefinition;
        var given = values.Aggregate(Provenance.None, (all, value) => all.Union(value));
        if (FunctionGraphs.OfLocal(function, _graph, _context.Cancellation) is not { } graph || !Entered.Add(function))
        {
            // It calls itself: what becomes of the message in the end is not followed.
            Emit(MessageEventKind.MayBeProcessed, given, call.Syntax);
            MarkHandled(given.With(Contents), alsoFresh: true);
            if (_isHandler)
            {
                MarkAllHandled();
            }

            return Provenance.None;
        }

        var (events, returned) = ReadBody(graph, function, given);
        Entered.Remove(function);
        Emit(events, call.Syntax, true, Completion.IsEvident(call));
        returned = HasCourses ? returned.Union(OnLocalFunction(events, call, graph, values)) : returned;
        AssignReferences(call, given.Union(returned));
        return returned.IsNone && given.IsNone ? BeginFrom(call) : Narrow(returned, call.Type);
    }

    /// <summary>A function that is stored for later. One that passes the message by itself is beyond this reading.</summary>
    private Provenance ReadUncalled(IFlowAnonymousFunctionOperation function)
    {
        var (events, _) = ReadBody(_graph.GetAnonymousFunctionControlFlowGraphInScope(function, _context.Cancellation), function.Symbol, Provenance.None);
        var value = Provenance.None;
        foreach (var happening in events)
        {
            if (happening.Kind == MessageEventKind.Passed)
            {
                Emit(happening with { Kind = MessageEventKind.MayBeProcessed });
                MarkHandled([happening.Message], alsoFresh: true);
            }
            else
            {
                value = value.Union(Provenance.Of(happening.Message, MessageFacets.Content));
            }
        }

        return value;
    }

    /// <summary>Reads a body once from top to bottom, without regard to its branches.</summary>
    private (List<MessageEvent> Events, Provenance Returned) ReadBody(ControlFlowGraph graph, IMethodSymbol function, Provenance given)
    {
        if (_nesting >= Limits.ConsumedFunctions)
        {
            _context.GiveUp();
            return (new List<MessageEvent>(), Provenance.None);
        }

        var reader = new MessageReader(this, graph);
        foreach (var parameter in function.Parameters)
        {
            reader.State = reader.State.Assign(parameter, given);
        }

        var returned = Provenance.None;
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations)
            {
                reader.Read(operation);
            }

            var value = reader.Read(block.BranchValue);
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
            {
                returned = returned.Union(Narrow(value, block.BranchValue?.Type));
            }
        }

        return (reader._deferred!, returned);
    }

    /// <summary>What happens in a function, told at its call. Where it both passes and processes a message, the order is unknown.</summary>
    private void Emit(List<MessageEvent> events, SyntaxNode call, bool runsHere, bool isFinished)
    {
        foreach (var own in events.GroupBy(happening => happening.Message))
        {
            var passing = own.FirstOrDefault(happening => happening.Kind == MessageEventKind.Passed);
            var processing = own.Any(happening => happening.Kind == MessageEventKind.Processed);
            var isMixed = passing is not null && (!runsHere || own.Any(happening => happening.Kind != MessageEventKind.Passed));
            Emit(isMixed ? new MessageEvent(MessageEventKind.MayBeProcessed, own.Key, call)
                : passing ?? new MessageEvent(processing ? MessageEventKind.Processed : MessageEventKind.MayBeProcessed, own.Key, call, null, isFinished));
        }
    }
}
