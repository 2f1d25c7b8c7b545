using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Kafka.Models;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Follows one consumer through a function, along exceptions too, to the ways out on which it is not closed.</summary>
internal sealed class ConsumerLifeFlow : ForwardAnalysis<LifeState>
{
    private readonly ISymbol _variable;
    private readonly SyntaxNode _scope;
    private readonly Throwing _throwing;
    private readonly Storage _storage;
    private readonly HashSet<int> _closing;
    private readonly HashSet<WayOut> _ways = [];

    private ConsumerLifeFlow(ISymbol variable, ControlFlowGraph graph, KafkaSymbols symbols, CancellationToken cancellation)
        : base(graph, cancellation)
    {
        _variable = variable;
        _scope = ScopeOf(variable, graph);
        _throwing = new Throwing(symbols);
        _storage = Storage.Of(graph);
        _closing = ClosingFinallies();
    }

    /// <param name="entry">How far the consumer is when the function starts.</param>
    /// <returns>The first way out; null where there is none, or the function is too large to tell.</returns>
    public static WayOut? FirstWayOut(
        ISymbol variable, LifeStage entry, ControlFlowGraph graph, KafkaSymbols symbols, CancellationToken cancellation)
    {
        var flow = new ConsumerLifeFlow(variable, graph, symbols, cancellation);
        if (!flow.Solve(LifeState.At(entry)))
        {
            return null;
        }

        flow.Entries.Where(node => node.Key.Block.Kind == BasicBlockKind.Exit).ToList().ForEach(node => flow.Leave(node.Value));
        return WayOut.First(flow._ways);
    }

    /// <summary>Whether the function consumes with it, one message after the other.</summary>
    public static bool Loops(ISymbol variable, ControlFlowGraph function)
    {
        var storage = Storage.Of(function);
        return FunctionGraphs.Operations(function).OfType<IInvocationOperation>().Any(call =>
            call.TargetMethod.Name == "Consume"
            && SymbolEqualityComparer.Default.Equals(storage.Symbol(call.Instance)?.OriginalDefinition, variable)
            && StatementOrder.LoopAround(call.Syntax) is not null);
    }

    protected override LifeState Join(LifeState left, LifeState right) => left.Join(right);

    protected override bool AreEqual(LifeState left, LifeState right) => left.IsSame(right);

    protected override void Escape(LifeState state) => Leave(state);

    protected override LifeState Transfer(BasicBlock block, LifeState state, Action<LifeState> thrown)
    {
        if (_closing.Contains(block.Ordinal))
        {
            state = state.To(LifeStage.Over);
        }

        foreach (var operation in FunctionGraphs.InOrder(Graph, block))
        {
            state = operation switch
            {
                IInvocationOperation call => Call(call, state, thrown),
                ISimpleAssignmentOperation assignment when Is(assignment.Target) => Fill(assignment, state),
                _ => state,
            };
        }

        return state;
    }

    protected override LifeState? Refine(BasicBlock block, ControlFlowBranch branch, LifeState state)
    {
        if (branch.Semantics == ControlFlowBranchSemantics.Throw && block.BranchValue is { } thrown)
        {
            return state.Thrown(thrown is IConversionOperation conversion ? conversion.Operand.Type : thrown.Type, thrown.Syntax);
        }

        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling && IsIn(block, ControlFlowRegionKind.Filter))
        {
            return null; // A filter is taken to say what the user means it to say.
        }

        if (branch.LeavingRegions.Any(region => region.Kind == ControlFlowRegionKind.Catch) && branch.Semantics != ControlFlowBranchSemantics.Rethrow)
        {
            state = state.Landed();
        }

        if (IsNullTest(block, branch) is { } isNull)
        {
            state = state.Select(stage => (stage == LifeStage.None) == isNull ? stage : null);
        }

        return state.IsNowhere ? null : state;
    }

    protected override (LifeState? Taken, LifeState? Passed) Catch(ControlFlowRegion handler, LifeState state)
    {
        var type = handler.ExceptionType;
        var taken = state.Where(flight => CatchesAll(type) || flight?.Type is not { } thrown || DerivesFrom(thrown, type) || DerivesFrom(type, thrown));
        var passed = state.Where(flight => !CatchesAll(type) && (flight?.Type is not { } thrown || !DerivesFrom(thrown, type)));
        return (taken.IsNowhere ? null : taken, passed.IsNowhere ? null : passed);
    }

    private LifeState Call(IInvocationOperation call, LifeState state, Action<LifeState> thrown)
    {
        if (Is(call.Instance))
        {
            switch (call.TargetMethod.Name)
            {
                case "Subscribe":
                    state = state.Select(stage => stage == LifeStage.Built ? LifeStage.Subscribed : stage);
                    break;
                case "Consume":
                    state = state.Select(stage => stage == LifeStage.Subscribed ? LifeStage.Consuming : stage);
                    break;
                case "Close":
                    return state.To(LifeStage.Over);
                case "Dispose":
                    Leave(state, call.IsImplicit ? null : call.Syntax);
                    return state.Select(stage => stage == LifeStage.None ? stage : LifeStage.Over);
            }
        }
        else if (BaseLibrary.EndsTheProcess(call.TargetMethod))
        {
            return LifeState.Nowhere;
        }

        foreach (var type in _throwing.Of(call))
        {
            thrown(state.Thrown(type, call.Syntax));
        }

        return state;
    }

    private LifeState Fill(ISimpleAssignmentOperation assignment, LifeState state)
    {
        if (ClientUses.IsNull(assignment.Value))
        {
            return state.To(LifeStage.None);
        }

        // The next round of a loop: the consumer of the last one is out of scope.
        Leave(state);
        return state.To(LifeStage.Built);
    }

    private void Leave(LifeState state, SyntaxNode? disposal = null)
    {
        foreach (var (stage, _, origin) in state.Ways)
        {
            if (stage == LifeStage.Consuming)
            {
                _ways.Add(disposal is not null ? new WayOut(WayOutKind.Disposes, disposal)
                    : origin is not null ? new WayOut(WayOutKind.Throws, origin)
                    : new WayOut(WayOutKind.Ends, _scope));
            }
        }
    }

    private bool Is(IOperation? operation) => SymbolEqualityComparer.Default.Equals(_storage.Symbol(operation)?.OriginalDefinition, _variable.OriginalDefinition);

    /// <summary>Whether the branch is the one for null; null where the block does not ask that of the consumer.</summary>
    private bool? IsNullTest(BasicBlock block, ControlFlowBranch branch)
    {
        if (block.ConditionalSuccessor is null)
        {
            return null;
        }

        var holds = branch.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        return block.BranchValue switch
        {
            IIsNullOperation test when Is(test.Operand) => holds,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test when ClientUses.IsNull(test.RightOperand) && Is(test.LeftOperand) => holds,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } test when ClientUses.IsNull(test.RightOperand) && Is(test.LeftOperand) => !holds,
            IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } test when ClientUses.IsNull(value) && Is(test.Value) => holds,
            IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } } test when ClientUses.IsNull(value) && Is(test.Value) => !holds,
            _ => null,
        };
    }

    /// <summary>Where a finally closes, on whatever condition, that is the user's answer to every way out.</summary>
    private HashSet<int> ClosingFinallies()
    {
        var closing = new HashSet<int>();
        foreach (var block in Graph.Blocks.Where(block => FunctionGraphs.InOrder(Graph, block).Any(operation =>
            operation is IInvocationOperation { TargetMethod.Name: "Close" } call && Is(call.Instance))))
        {
            for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
            {
                if (region.Kind == ControlFlowRegionKind.Finally && !region.Locals.Contains(_variable, SymbolEqualityComparer.Default))
                {
                    closing.Add(region.FirstBlockOrdinal);
                }
            }
        }

        return closing;
    }

    /// <summary>The code at whose end the variable is left.</summary>
    private static SyntaxNode ScopeOf(ISymbol variable, ControlFlowGraph graph) => variable is ILocalSymbol
        ? variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Ancestors().FirstOrDefault(outer => outer is BlockSyntax or UsingStatementSyntax)
            ?? graph.OriginalOperation.Syntax
        : graph.OriginalOperation.Syntax;

    private static bool IsIn(BasicBlock block, ControlFlowRegionKind kind)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    private static bool DerivesFrom(ITypeSymbol? type, ITypeSymbol? ancestor)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, ancestor))
            {
                return true;
            }
        }

        return false;
    }
}
