using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Follows a producer's transactions through one function, along exceptions too, to where one is still open.</summary>
internal sealed class OpenTransactionFlow : ForwardAnalysis<OpenState>
{
    private readonly ISymbol _producer;
    private readonly ProducerCode _code;
    private readonly Storage _storage;
    private readonly Settling _settling;
    private readonly HandlerBodies _handlers;
    private readonly bool _abortsElsewhere;
    private readonly HashSet<OpenEnd> _ends = [];
    private readonly Dictionary<SyntaxNode, HashSet<IInvocationOperation>> _commits = [];

    private OpenTransactionFlow(ISymbol producer, ControlFlowGraph graph, ProducerCode code, CancellationToken cancellation)
        : base(graph, cancellation)
    {
        _producer = producer;
        _code = code;
        _storage = Storage.Of(graph);
        _settling = new Settling(code, onlyAborts: false, cancellation);
        _handlers = new HandlerBodies(graph, _settling.MaySettle, IsKafkas);

        // A flag may say whether to abort: that this happens on the right ways is not for us to tell.
        var aborts = new Settling(code, onlyAborts: true, cancellation);
        _abortsElsewhere = graph.Blocks.Where(block => !_handlers.IsWithin(block))
            .SelectMany(block => FunctionGraphs.InOrder(graph, block)).Any(operation => operation is IInvocationOperation && aborts.SettlesWithin(operation));
    }

    /// <returns>The ends, and the commits of each BeginTransaction; null where the function is too large, or aborts on ways of its own.</returns>
    public static (IReadOnlyCollection<OpenEnd> Ends, IReadOnlyDictionary<SyntaxNode, HashSet<IInvocationOperation>> Commits)? Run(
        ISymbol producer, ControlFlowGraph graph, ProducerCode code, CancellationToken cancellation)
    {
        var flow = new OpenTransactionFlow(producer, graph, code, cancellation);
        if (flow._abortsElsewhere || !flow.Solve(OpenState.None))
        {
            return null;
        }

        flow.Entries.Where(node => node.Key.Block.Kind == BasicBlockKind.Exit).ToList()
            .ForEach(node => flow.End(node.Value, OpenStage.Landed, OpenEndKind.Returns));
        return (flow._ends, flow._commits);
    }

    protected override OpenState Join(OpenState left, OpenState right) => left.Join(right);

    protected override bool AreEqual(OpenState left, OpenState right) => left.IsSame(right);

    protected override void Escape(OpenState state) => End(state, OpenStage.Thrown, OpenEndKind.Throws);

    protected override OpenState Transfer(BasicBlock block, OpenState state, Action<OpenState> thrown)
    {
        if (_handlers.SettlesAsFinally(block))
        {
            state = OpenState.None;
        }

        foreach (var operation in FunctionGraphs.InOrder(Graph, block))
        {
            state = operation switch
            {
                IInvocationOperation call => Call(call, state, thrown),
                ISimpleAssignmentOperation assignment when Is(assignment.Target) => OpenState.None,
                _ => state,
            };
        }

        return state;
    }

    protected override OpenState? Refine(BasicBlock block, ControlFlowBranch branch, OpenState state)
    {
        if (branch.Semantics == ControlFlowBranchSemantics.Throw && block.BranchValue is { } thrown)
        {
            return state.Thrown(thrown is IConversionOperation conversion ? conversion.Operand.Type : thrown.Type, thrown.Syntax);
        }

        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling && _handlers.IsFilter(block))
        {
            return null; // A filter is taken to say what the user means it to say.
        }

        return branch.LeavingRegions.Any(region => region.Kind == ControlFlowRegionKind.Catch) && branch.Semantics != ControlFlowBranchSemantics.Rethrow
            ? state.Landed()
            : state;
    }

    protected override (OpenState? Taken, OpenState? Passed) Catch(ControlFlowRegion handler, OpenState state)
    {
        var taken = state.Where(way => Failures.Taken(handler, way.Type).Takes);
        var passed = state.Where(way => !Failures.Taken(handler, way.Type).TakesAll);
        return (_handlers.Settles(handler) || taken.Ways.IsEmpty ? OpenState.None : taken, passed.Ways.IsEmpty ? null : passed);
    }

    private OpenState Call(IInvocationOperation call, OpenState state, Action<OpenState> thrown)
    {
        var isOwn = Is(call.Instance);
        var name = isOwn ? _code.ProducerMethod(call) ?? call.TargetMethod.Name : null;
        if (name == "BeginTransaction")
        {
            End(state, OpenStage.Landed, OpenEndKind.BeginsAgain);
            return OpenState.None.Add(new OpenWay(call.Syntax, OpenStage.Open, null), null);
        }

        if (name is "AbortTransaction" or "Dispose")
        {
            return OpenState.None;
        }

        foreach (var type in Failures.Of(call, _code.Symbols))
        {
            thrown(state.Thrown(type, call.Syntax));
        }

        if (name == "CommitTransaction")
        {
            Note(state, call);
            return OpenState.None;
        }

        return isOwn ? state
            : _settling.SettlesWithin(call) ? OpenState.None
            : _settling.MaySettle(call) ? state.Where(way => way.Stage == OpenStage.Open)
            : state;
    }

    private void Note(OpenState state, IInvocationOperation commit)
    {
        foreach (var (way, _) in state.Ways.Where(one => one.Way.Stage == OpenStage.Open))
        {
            if (!_commits.TryGetValue(way.Begin, out var commits))
            {
                _commits.Add(way.Begin, commits = []);
            }

            commits.Add(commit);
        }
    }

    private void End(OpenState state, OpenStage stage, OpenEndKind kind)
    {
        foreach (var (way, failure) in state.Ways)
        {
            if (way.Stage == stage && failure is not null)
            {
                _ends.Add(new OpenEnd(kind, way.Begin, failure));
            }
        }
    }

    private bool IsKafkas(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation property => _code.Symbols.Owns(property.Property),
        IIsTypeOperation test => _code.Symbols.Owns(test.TypeOperand),
        ITypePatternOperation or IDeclarationPatternOperation or IRecursivePatternOperation => _code.Symbols.Owns(((IPatternOperation)operation).NarrowedType),
        _ => false,
    };

    private bool Is(IOperation? operation) => SymbolEqualityComparer.Default.Equals(_storage.Symbol(operation)?.OriginalDefinition, _producer);
}

internal enum OpenEndKind
{
    /// <summary>The exception leaves the function.</summary>
    Throws,

    /// <summary>The function ends as if nothing had happened.</summary>
    Returns,

    /// <summary>The next transaction begins.</summary>
    BeginsAgain,
}

/// <summary>A transaction that is left open.</summary>
/// <param name="Begin">The call of BeginTransaction.</param>
/// <param name="Failure">The code whose exception has left it so.</param>
internal sealed record OpenEnd(OpenEndKind Kind, SyntaxNode Begin, SyntaxNode Failure);
