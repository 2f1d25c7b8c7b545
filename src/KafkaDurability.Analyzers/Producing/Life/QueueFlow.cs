using System;
using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Kafka.Models;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Follows what is queued through a function, on the ways without exceptions, to where the producer is left.</summary>
internal sealed class QueueFlow : ForwardAnalysis<QueueState>
{
    private readonly QueueReading _reading;
    private readonly Storage _storage;
    private readonly HashSet<IInvocationOperation> _calls;
    private readonly Dictionary<IInvocationOperation, QueueEffect> _given = [];
    private readonly FlushPlaces _places;
    private readonly Dictionary<SyntaxNode, WayOut> _lost = [];
    private readonly Dictionary<SyntaxNode, WayOut> _ignored = [];

    private QueueFlow(ControlFlowGraph graph, QueueReading reading)
        : base(graph, reading.Cancellation)
    {
        _reading = reading;
        _storage = Storage.Of(graph);
        _calls = [.. reading.Uses.Calls];
        foreach (var value in reading.Uses.HandedOn)
        {
            if (value.Parent?.Parent is IInvocationOperation call && reading.OfHandedOn(value) is { } effect)
            {
                _given[call] = effect;
            }
        }

        _places = FlushPlaces.In(graph, IsSend, IsFlush, reading.Variable);
    }

    /// <summary>The sends that may be lost, each with the first way out on which they are.</summary>
    public IReadOnlyDictionary<SyntaxNode, WayOut> Lost => _lost;

    /// <summary>The calls of Flush whose remainder may be lost.</summary>
    public IReadOnlyDictionary<SyntaxNode, WayOut> Ignored => _ignored;

    /// <summary>What may be queued when the function returns.</summary>
    public QueueState AtEnd => Entries.Where(node => node.Key.Block.Kind == BasicBlockKind.Exit).Select(node => node.Value).Aggregate(QueueState.Empty, Join);

    public bool Flushes { get; private set; }

    /// <param name="entry">What is queued when the function starts.</param>
    /// <param name="isProgram">The program ends with the function.</param>
    /// <returns>Null where the function is too large to tell.</returns>
    public static QueueFlow? Run(ControlFlowGraph graph, QueueState entry, bool isProgram, QueueReading reading)
    {
        var flow = new QueueFlow(graph, reading);
        if (!flow.Solve(entry))
        {
            return null;
        }

        flow.Flushes = flow._places.Any;
        if (isProgram)
        {
            flow.Leave(flow.AtEnd, new WayOut(WayOutKind.EndsProgram, graph.OriginalOperation.Syntax));
        }

        return flow;
    }

    protected override QueueState Join(QueueState left, QueueState right) => left.Join(right);

    protected override bool AreEqual(QueueState left, QueueState right) => left.IsSame(right);

    protected override QueueState Transfer(BasicBlock block, QueueState state, Action<QueueState> thrown)
    {
        if (_places.StartsFlushingFinally(block))
        {
            state = QueueState.Empty;
        }

        foreach (var operation in FunctionGraphs.InOrder(Graph, block))
        {
            if (!state.IsEmpty && _places.IsAnswer(operation.Syntax))
            {
                state = QueueState.Empty;
            }

            state = operation switch
            {
                IInvocationOperation call => Call(call, state),
                IFlowAnonymousFunctionOperation lambda => After(_reading.OfFunction(lambda.Symbol), state),
                IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } function => After(_reading.OfFunction(function.Method), state),
                ISimpleAssignmentOperation assignment when ClientUses.Is(assignment.Target, _reading.Variable) => QueueState.Empty, // Of the next round of a loop.
                _ => state,
            };
        }

        return state;
    }

    protected override QueueState? Refine(BasicBlock block, ControlFlowBranch branch, QueueState state) =>
        branch.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow ? null
            : IsNull(block, branch) ? QueueState.Empty
            : state;

    private QueueState Call(IInvocationOperation call, QueueState state)
    {
        if (_calls.Contains(call))
        {
            switch (call.TargetMethod.Name)
            {
                case "Produce":
                    return _reading.IsPlain(call) ? state.Sent(call.Syntax) : state;
                case "Flush":
                    return IsRemainderDropped(call) ? state.Left(call.Syntax) : QueueState.Empty;
                case "CommitTransaction":
                    return QueueState.Empty;
                case "Dispose":
                    Leave(state, call.IsImplicit ? new WayOut(WayOutKind.Ends, Scope()) : new WayOut(WayOutKind.Disposes, call.Syntax));
                    return QueueState.Empty;
                default:
                    return state;
            }
        }

        if (_given.TryGetValue(call, out var effect))
        {
            // What a method sends for its caller is the call's.
            return (effect.Flushes ? QueueState.Empty : state) is var after && effect.Sends.IsEmpty ? after : after.Sent(call.Syntax);
        }

        if (BaseLibrary.EndsTheProcess(call.TargetMethod))
        {
            Leave(state, new WayOut(WayOutKind.Exits, call.Syntax));
            return QueueState.Empty;
        }

        var local = call.TargetMethod.MethodKind == MethodKind.LocalFunction ? _reading.OfFunction(call.TargetMethod) : QueueEffect.None;
        return Equals(local, QueueEffect.None) && Waits.MayTakeLong(call) ? QueueState.Empty : After(local, state);
    }

    private static QueueState After(QueueEffect? effect, QueueState state) =>
        effect is null ? QueueState.Empty : (effect.Flushes ? QueueState.Empty : state).Sent(effect.Sends);

    private void Leave(QueueState state, WayOut wayOut)
    {
        foreach (var send in state.Sends)
        {
            _lost[send] = _lost.TryGetValue(send, out var known) ? WayOut.First([known, wayOut])! : wayOut;
        }

        foreach (var flush in state.Remainders)
        {
            _ignored[flush] = _ignored.TryGetValue(flush, out var known) ? WayOut.First([known, wayOut])! : wayOut;
        }
    }

    private bool IsSend(IOperation operation) => operation switch
    {
        IInvocationOperation call => (_calls.Contains(call) && call.TargetMethod.Name is "Produce" or "ProduceAsync")
            || (_given.TryGetValue(call, out var effect) && !effect.Sends.IsEmpty)
            || (call.TargetMethod.MethodKind == MethodKind.LocalFunction && _reading.OfFunction(call.TargetMethod) is { Sends.IsEmpty: false }),
        IFlowAnonymousFunctionOperation lambda => _reading.OfFunction(lambda.Symbol) is { Sends.IsEmpty: false },
        _ => false,
    };

    /// <summary>It flushes, or may do as well: Poll too empties the queue in the end, where it is called in a loop.</summary>
    private FlushKind IsFlush(IOperation operation) => operation is not IInvocationOperation call ? FlushKind.None
        : _calls.Contains(call) ? call.TargetMethod.Name switch { "Flush" => FlushKind.Flush, "Poll" => FlushKind.Poll, _ => FlushKind.None }
        : (_given.TryGetValue(call, out var effect) && effect.Flushes)
            || (call.TargetMethod.MethodKind == MethodKind.LocalFunction && _reading.OfFunction(call.TargetMethod) is { Flushes: true }) ? FlushKind.Flush
        : Waits.MayTakeLong(call) ? FlushKind.Wait
        : FlushKind.None;

    /// <summary>Flush(timeout), with what it returns looked at by nobody.</summary>
    private bool IsRemainderDropped(IInvocationOperation call) =>
        !call.TargetMethod.ReturnsVoid && (HandOffs.IsDropped(call.Syntax) || call.Parent is IExpressionStatementOperation
            || (call.Parent is ISimpleAssignmentOperation { Target: ILocalReferenceOperation kept } && !IsRead(kept.Local)));

    private bool IsRead(ILocalSymbol local)
    {
        var root = Graph.OriginalOperation;
        while (root.Parent is { } outer)
        {
            root = outer;
        }

        return root.Descendants().OfType<ILocalReferenceOperation>().Any(use => SymbolEqualityComparer.Default.Equals(use.Local, local)
            && !(use.Parent is ISimpleAssignmentOperation assignment && assignment.Target == use));
    }

    private bool IsNull(BasicBlock block, ControlFlowBranch branch)
    {
        if (block.BranchValue is not { } value || block.ConditionKind == ControlFlowConditionKind.None)
        {
            return false;
        }

        var holds = branch.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        return value switch
        {
            IIsNullOperation test => holds && Is(test.Operand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test => holds && ClientUses.IsNull(test.RightOperand) && Is(test.LeftOperand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } test => !holds && ClientUses.IsNull(test.RightOperand) && Is(test.LeftOperand),
            IIsPatternOperation { Pattern: IConstantPatternOperation } test => holds && Is(test.Value),
            IIsPatternOperation { Pattern: INegatedPatternOperation } test => !holds && Is(test.Value),
            _ => false,
        };
    }

    private bool Is(IOperation? operation) =>
        SymbolEqualityComparer.Default.Equals(_storage.Symbol(operation)?.OriginalDefinition, _reading.Variable);

    /// <summary>The code at whose end the variable is left.</summary>
    private SyntaxNode Scope() =>
        _reading.Variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Ancestors().FirstOrDefault(outer => outer is BlockSyntax or UsingStatementSyntax)
            ?? Graph.OriginalOperation.Syntax;
}
