using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Typestate;

/// <summary>
/// Runs an automaton over the graph of a function (property simulation, after ESP: possibilities are told apart by the
/// object's state, and by nothing else). What is found is written down when the solution stands, in a pass of its own.
/// </summary>
internal sealed class PropertySimulation : ForwardAnalysis<DisjunctiveState>
{
    private readonly Automaton _automaton;
    private readonly EventSource _source;
    private readonly ThrowModel _throws;
    private ImmutableArray<Step>.Builder? _steps;
    private DisjunctiveState _escaped = DisjunctiveState.Nowhere;

    private PropertySimulation(Automaton automaton, EventSource source, ThrowModel throws, ControlFlowGraph graph, CancellationToken cancellation)
        : base(graph, cancellation) => (_automaton, _source, _throws) = (automaton, source, throws);

    /// <param name="entry">What may be when the function starts.</param>
    /// <returns>Null where the function is too large to tell.</returns>
    public static Simulation? Run(Automaton automaton, DisjunctiveState entry, EventSource source, ThrowModel throws, ControlFlowGraph graph, CancellationToken cancellation)
    {
        var run = new PropertySimulation(automaton, source, throws, graph, cancellation);
        return run.Solve(entry) ? run.Report() : null;
    }

    protected override DisjunctiveState Join(DisjunctiveState left, DisjunctiveState right) => left.Join(right);

    protected override bool AreEqual(DisjunctiveState left, DisjunctiveState right) => left.IsSame(right);

    protected override void Escape(DisjunctiveState state) => _escaped = _escaped.Join(state);

    protected override DisjunctiveState Transfer(BasicBlock block, DisjunctiveState state, Action<DisjunctiveState> thrown)
    {
        if (_source.AnswersAsFinally(block))
        {
            state = state.On(_automaton, Event.Answered, SyntaxOf(block));
        }

        foreach (var operation in FunctionGraphs.InOrder(Graph, block))
        {
            var occurrence = _source.Of(operation);
            if (occurrence.Callee is { } callee && state.Ways.All(way => callee.From(way.Key.State) is not null))
            {
                thrown(state.Through(callee, isThrown: true, operation.Syntax));
                state = Return(callee, operation, state);
                continue;
            }

            foreach (var one in occurrence.Throws)
            {
                var before = one.Before is { } happened ? state.On(_automaton, happened, operation.Syntax) : state;
                thrown(before.Thrown(_automaton, one.Type, operation.Syntax));
            }

            foreach (var (on, at) in occurrence.Events)
            {
                state = Happen(on, at, operation, state);
            }
        }

        return state;
    }

    protected override DisjunctiveState? Refine(BasicBlock block, ControlFlowBranch branch, DisjunctiveState state)
    {
        switch (branch.Semantics)
        {
            case ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow when !_throws.FollowsThrow:
            case ControlFlowBranchSemantics.StructuredExceptionHandling when !_throws.FollowsFilter && IsInFilter(block):
                return null;
            case ControlFlowBranchSemantics.Throw when block.BranchValue is { } value:
                return state.Thrown(_automaton, value is Microsoft.CodeAnalysis.Operations.IConversionOperation conversion ? conversion.Operand.Type : value.Type, value.Syntax);
        }

        if (branch.Semantics != ControlFlowBranchSemantics.Rethrow && branch.LeavingRegions.Any(region => region.Kind == ControlFlowRegionKind.Catch))
        {
            state = state.Handled(_automaton, SyntaxOf(block));
        }

        if (_source.IsNull(block, branch) is { } isNull)
        {
            state = state.On(_automaton, isNull ? Event.IsNull : Event.IsNotNull, SyntaxOf(block));
        }

        return state.IsNowhere ? null : state;
    }

    protected override (DisjunctiveState? Taken, DisjunctiveState? Passed) Catch(ControlFlowRegion handler, DisjunctiveState state)
    {
        var taken = state.Where(disjunct => _throws.Taken(handler.ExceptionType, disjunct.Flight?.Type).Takes);
        var passed = state.Where(disjunct => !_throws.Taken(handler.ExceptionType, disjunct.Flight?.Type).TakesAll);
        if (_source.Answers(handler))
        {
            taken = taken.On(_automaton, Event.Answered, SyntaxOf(Graph.Blocks[handler.FirstBlockOrdinal]));
        }

        return (taken.IsNowhere ? null : taken, passed.IsNowhere ? null : passed);
    }

    private DisjunctiveState Happen(Event on, SyntaxNode at, IOperation? operation, DisjunctiveState state)
    {
        if (_steps is not null)
        {
            foreach (var way in state.Ways.OrderBy(way => way.Key.Site?.SpanStart ?? -1).ThenBy(way => way.Value.Position))
            {
                _steps.Add(new Step(on, at, operation, way.Key, way.Value, _automaton[way.Key.State, on]?.Error));
            }
        }

        return state.On(_automaton, on, at);
    }

    /// <summary>What a callee has done, as if the call did it.</summary>
    private DisjunctiveState Return(Summary callee, IOperation call, DisjunctiveState state)
    {
        foreach (var way in _steps is null ? [] : state.Ways)
        {
            _steps!.AddRange(callee.From(way.Key.State)!.Where(exit => exit is { Thrown: null, By: not null })
                .Select(exit => new Step(exit.By!, call.Syntax, call, way.Key, way.Value, Error: null)));
        }

        return state.Through(callee, isThrown: false, call.Syntax);
    }

    private Simulation Report()
    {
        _steps = ImmutableArray.CreateBuilder<Step>();
        var returned = DisjunctiveState.Nowhere;
        foreach (var node in Entries)
        {
            Transfer(node.Key.Block, node.Value, static _ => { });
            returned = node.Key.Block.Kind == BasicBlockKind.Exit ? returned.Join(node.Value) : returned;
        }

        Happen(Event.Returns, Graph.OriginalOperation.Syntax, null, returned);
        Happen(Event.Escapes, Graph.OriginalOperation.Syntax, null, _escaped);
        return new Simulation(_steps.ToImmutable(), returned, _escaped);
    }

    private SyntaxNode SyntaxOf(BasicBlock block) => (block.Operations.FirstOrDefault() ?? block.BranchValue ?? Graph.OriginalOperation).Syntax;

    private static bool IsInFilter(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Filter)
            {
                return true;
            }
        }

        return false;
    }
}
