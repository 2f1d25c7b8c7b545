using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Library;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Carries the typestate of every message through one function: consumed, then passed, then processed is the hazard.</summary>
internal sealed partial class ConsumeFlow : ForwardAnalysis<ConsumeState>
{
    private readonly ReadingContext _context;
    private readonly Storage _storage;
    private readonly Scopes _scopes;
    private readonly Handlers _handlers;
    private readonly LoopIterations _rounds;
    private readonly Dictionary<ConsumedMessage, CallTrace> _escaping = new();
    private readonly Dictionary<BasicBlock, Provenance> _ends = new();
    private readonly MessageReader? _outer;
    private Action<MessageEvent, CommitOrderState?>? _record;
    private Action<ConsumeState>? _escape;

    public ConsumeFlow(ReadingContext context, ControlFlowGraph graph, CancellationToken cancellation)
        : this(context, graph, Storage.Of(graph), null, cancellation)
    {
    }

    /// <param name="outer">Who calls the function; null where it is read for itself.</param>
    public ConsumeFlow(ReadingContext context, ControlFlowGraph graph, Storage storage, MessageReader? outer, CancellationToken cancellation)
        : base(graph, cancellation)
    {
        _context = context;
        _storage = storage;
        _outer = outer;
        _scopes = new Scopes(graph);
        _handlers = new Handlers(graph);
        _rounds = new LoopIterations(graph);
    }

    /// <summary>What holds when the function returns; null where it never does.</summary>
    public ConsumeState? Exit { get; private set; }

    /// <summary>Whether there were too many ways to some point to tell them apart.</summary>
    public bool IsUnknown => Entries.Any(entry => entry.Value.Disjuncts.IsUnknown);

    /// <summary>Whether the function catches anything.</summary>
    public bool Catches => _handlers.Any;

    /// <summary>Whether the failure of the message's processing leaves the function as an exception.</summary>
    public bool Escapes(ConsumedMessage message) => _escaping.ContainsKey(message);

    /// <summary>The processing whose failure leaves the function.</summary>
    public CallTrace? Escaping(ConsumedMessage message) => _escaping.TryGetValue(message, out var spot) ? spot : null;

    /// <summary>Whether the loop that consumes the message goes round only where its processing failed.</summary>
    public bool IsRetry(ConsumedMessage message) => _rounds.IsRetry(message);

    /// <summary>The retry that runs the function, whatever it throws; null where there is none.</summary>
    public IInvocationOperation? Retry => PollyRetries.Around(Graph.OriginalOperation)
        ?? OwnRetries.Around(Graph.OriginalOperation, _context.Model.Compilation, Cancellation);

    /// <summary>The helper that runs the function again when it answers no; null where it is none.</summary>
    public IInvocationOperation? RetryOnNo => OwnRetries.OnNo(Graph.OriginalOperation, _context.Model.Compilation, Cancellation);

    /// <summary>Tells each event with the state in which it finds its message; null state within handlers.</summary>
    /// <returns>False where the function is too large to tell.</returns>
    /// <param name="work">The parameter that takes the work that is asked for; null where messages are.</param>
    public bool Run(IMethodSymbol? function, Action<MessageEvent, CommitOrderState?> record, IParameterSymbol? work = null)
    {
        if (!Solve(work is null ? Entry(function) : EntryWith(work)) || _context.GaveUp)
        {
            return false;
        }

        _record = record;
        _context.Notes = new Observations();
        foreach (var entry in Entries.ToList())
        {
            Transfer(entry.Key.Block, entry.Value, _ => { });
            if (entry.Key.Block.Kind == BasicBlockKind.Exit)
            {
                Exit = entry.Value;
            }
        }

        return !_context.GaveUp;
    }

    /// <summary>Follows a nested function from the state of its caller.</summary>
    /// <param name="escaping">Told of each state in which an exception leaves it.</param>
    /// <returns>How it returns: without a disjunct where it never does; null where it is too large to tell, which is so for its caller, too.</returns>
    public ConsumeState? RunNested(ConsumeState entry, Action<ConsumeState> escaping)
    {
        _escape = escaping;
        if (!Solve(entry) || _context.GaveUp)
        {
            _context.GiveUp();
            return null;
        }

        var exits = Entries.Where(node => node.Key.Block.Kind == BasicBlockKind.Exit).Select(node => node.Value).ToList();
        return exits.Count == 0 ? entry.With(MessageDisjuncts.None) : exits.Aggregate((all, one) => all.Join(one));
    }

    protected override ConsumeState Join(ConsumeState left, ConsumeState right) => left.Join(right);

    protected override bool AreEqual(ConsumeState left, ConsumeState right) => left.IsSame(right);

    protected override ConsumeState Transfer(BasicBlock block, ConsumeState state, Action<ConsumeState> thrown)
    {
        var isHandler = IsHandler(block.EnclosingRegion);
        var reader = _outer is null
            ? new MessageReader(_context, Graph, _storage, state, isHandler, _record, failing => thrown(failing.WithoutAdvances()))
            : new MessageReader(_outer, Graph, _storage, state, isHandler, thrown);
        reader.Clause = _handlers.Around(block)?.Clause ?? _outer?.Clause;
        if (_handlers.StartingAt(block) is { } handler)
        {
            reader.OnCatch(handler);
        }

        Throw();
        foreach (var operation in block.Operations)
        {
            Read(operation);
        }

        if (block.BranchValue is { } branchValue)
        {
            var value = Read(branchValue);
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
            {
                reader.Return(branchValue, value);
                reader.OnReturn(branchValue);
            }
        }

        if (block is { ConditionalSuccessor: not null, BranchValue: { } condition })
        {
            reader.OnAnswerUsed(condition);
            reader.OnCountedWait(condition);
        }

        if (_context.Notes is not null)
        {
            Note(reader, block, block.ConditionalSuccessor);
            Note(reader, block, block.FallThroughSuccessor);
        }

        if (EndOfLoop(block) is { } loop)
        {
            _ends[block] = reader.Read(loop);
        }

        var isCondition = block.ConditionalSuccessor is not null && block.BranchValue is { ConstantValue.HasValue: false };
        return isCondition && NullTestedClient(block) is null ? reader.State.Branch() : reader.State;

        Provenance Read(IOperation operation)
        {
            var before = reader.State;
            var value = reader.Read(operation);
            if (!ReferenceEquals(before, reader.State))
            {
                Throw();
            }

            return value;
        }

        // What is thrown by a handler's own work says nothing of the failure that it deals with; what a filter throws goes nowhere.
        void Throw()
        {
            if (Handlers.FilterAround(block) is null)
            {
                thrown((isHandler ? MessageReader.WithoutFailures(reader.State) : reader.State).WithoutAdvances());
            }
        }
    }

    /// <summary>What is lost where a branch leaves the function, or goes round.</summary>
    private void Note(MessageReader reader, BasicBlock block, ControlFlowBranch? branch)
    {
        if (branch is not null && (IsThrowing(branch) || branch.Destination?.Kind == BasicBlockKind.Exit))
        {
            reader.NoteLeaving(disjunct => Refine(block, branch, disjunct), IsThrowing(branch));
        }

        if (branch is not null && IsBack(branch))
        {
            reader.NoteForgetting(disjunct => Refine(block, branch, disjunct), variable => _scopes.IsAlive(variable, branch.Destination!));
        }
    }

    private static bool IsBack(ControlFlowBranch branch) => branch.Destination is { } destination && destination.Ordinal <= branch.Source.Ordinal;

    protected override void Escape(ConsumeState state)
    {
        _escape?.Invoke(state);
        foreach (var disjunct in state.Disjuncts.All)
        {
            foreach (var own in disjunct.Messages)
            {
                if (own.Value is { State: MessageState.Thrown, At: { } spot })
                {
                    _escaping[own.Key] = _escaping.TryGetValue(own.Key, out var known) && known.At.SpanStart <= spot.At.SpanStart ? known : spot;
                }
            }
        }
    }

    private static bool IsThrowing(ControlFlowBranch branch) => branch.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow;

    /// <summary>What a foreach goes over, where the block asks for the next element.</summary>
    private static IOperation? EndOfLoop(BasicBlock block)
    {
        var value = block.BranchValue is IAwaitOperation awaited ? awaited.Operation : block.BranchValue;
        return value is IInvocationOperation { IsImplicit: true, TargetMethod.Name: "MoveNext" or "MoveNextAsync", Instance: { } instance } ? instance : null;
    }

    /// <summary>Each parameter may be, or be made from, a message of the caller.</summary>
    private ConsumeState Entry(IMethodSymbol? function)
    {
        var state = ConsumeState.Empty;
        foreach (var parameter in function?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty)
        {
            if (parameter.RefKind != RefKind.Out && MessageTypes.MayCarry(parameter.Type, _context.Symbols) && parameter.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration)
            {
                var message = _context.Given(parameter.Ordinal, declaration.GetSyntax(Cancellation));
                state = _context.Types.IsResultOrBatch(parameter.Type) ? state.Begin(message) : state;
                state = state.Assign(parameter, Provenance.Of(message, MessageFacets.Content))
                    .With(state.Disjuncts.Select(disjunct => disjunct.With(message, TrackedState.Fresh)));
            }
        }

        return state;
    }

    /// <summary>A function that is yet to run, or a task that runs already.</summary>
    private ConsumeState EntryWith(IParameterSymbol work)
    {
        if (work.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(Cancellation) is not { } declaration)
        {
            return ConsumeState.Empty;
        }

        var message = _context.Given(work.Ordinal, declaration);
        var runs = Awaitables.IsAwaitable(work.Type);
        var tracked = runs ? new TrackedState(MessageState.HandedOff, new CallTrace(declaration)) : TrackedState.Fresh;
        var state = ConsumeState.Empty.Assign(work, Provenance.Of(message, runs ? MessageFacets.Work : MessageFacets.Content));
        return state.With(state.Disjuncts.Select(disjunct => disjunct.With(message, tracked)));
    }

    private static readonly HashSet<string> s_advancing = NameTokens.Set(
        "Commit", "Offset", "Offsets", "Ack", "Acknowledge", "Completed", "Checkpoint", "Done", "Processed", "Handled");

    /// <summary>CommitOffset(result): the caller has processed the message.</summary>
    public static bool AdvancesForOthers(IMethodSymbol function) => NameTokens.Any(function.Name, s_advancing);

    private bool IsHandler(ControlFlowRegion? region)
    {
        for (; region is not null; region = region.EnclosingRegion)
        {
            if (region == Graph.Root)
            {
                return false;
            }

            if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.FilterAndHandler or ControlFlowRegionKind.Finally)
            {
                return true;
            }
        }

        return false;
    }
}
