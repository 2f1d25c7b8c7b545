using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Carries the typestate of every message through one function: consumed, then passed, then processed is the hazard.</summary>
internal sealed class ConsumeFlow : ForwardAnalysis<ConsumeState>
{
    private readonly ReadingContext _context;
    private readonly Storage _storage;
    private readonly Scopes _scopes;
    private Action<MessageEvent, MessageState?>? _record;

    public ConsumeFlow(ReadingContext context, ControlFlowGraph graph, CancellationToken cancellation)
        : base(graph, cancellation)
    {
        _context = context;
        _storage = new Storage(graph, null);
        _scopes = new Scopes(graph);
    }

    /// <summary>Tells each event with the state in which it finds its message; null state within handlers.</summary>
    /// <returns>False where the function is too large to tell.</returns>
    public bool Run(IMethodSymbol? function, Action<MessageEvent, MessageState?> record)
    {
        if (!Solve(Entry(function)) || _context.GaveUp)
        {
            return false;
        }

        _record = record;
        foreach (var entry in Entries.ToList())
        {
            Transfer(entry.Key.Block, entry.Value, _ => { });
        }

        return !_context.GaveUp;
    }

    protected override ConsumeState Join(ConsumeState left, ConsumeState right) => left.Join(right);

    protected override bool AreEqual(ConsumeState left, ConsumeState right) => left.IsSame(right);

    protected override ConsumeState Transfer(BasicBlock block, ConsumeState state, Action<ConsumeState> thrown)
    {
        var reader = new MessageReader(_context, Graph, _storage, state, IsHandler(block.EnclosingRegion), _record);
        thrown(state.WithoutAdvances());
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
            }
        }

        var isCondition = block.ConditionalSuccessor is not null && block.BranchValue is { ConstantValue.HasValue: false };
        return isCondition && NullTestedClient(block) is null ? reader.State.Branch() : reader.State;

        Derivation Read(IOperation operation)
        {
            var before = reader.State;
            var value = reader.Read(operation);
            if (!ReferenceEquals(before, reader.State))
            {
                thrown(reader.State.WithoutAdvances());
            }

            return value;
        }
    }

    protected override ConsumeState? Refine(BasicBlock block, ControlFlowBranch branch, ConsumeState state)
    {
        // consumer?.Commit(…): a consumer that is null has consumed nothing.
        if (NullTestedClient(block) is not null && branch.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenTrue))
        {
            return null;
        }

        // The next round of a loop must not mistake the message of the last one for its own.
        return branch.Destination is { } destination && destination.Ordinal <= block.Ordinal
            ? state.Keep(variable => _scopes.IsAlive(variable, destination))
            : state;
    }

    private IOperation? NullTestedClient(BasicBlock block) =>
        block is { ConditionalSuccessor: not null, BranchValue: IIsNullOperation { IsImplicit: true, Operand: { } operand } }
        && _context.Symbols.IsClient(operand.Type, out _)
            ? operand
            : null;

    private ConsumeState Entry(IMethodSymbol? function)
    {
        var state = ConsumeState.Empty;
        if (function is null || AdvancesForOthers(function))
        {
            return state;
        }

        foreach (var parameter in function.Parameters)
        {
            if (_context.Types.IsResultOrBatch(parameter.Type) && parameter.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration)
            {
                var message = _context.Message(declaration.GetSyntax(Cancellation), isGiven: true);
                state = state.Begin(message).Assign(parameter, Derivation.Of(message, MessageParts.Content));
            }
        }

        return state;
    }

    private static readonly HashSet<string> s_advancing = Words.Set(
        "Commit", "Store", "Offset", "Ack", "Acknowledge", "Complete", "Completed", "Checkpoint", "Skip", "Done", "Processed", "Handled");

    /// <summary>CommitOffset(result): the caller has processed the message.</summary>
    private static bool AdvancesForOthers(IMethodSymbol function) => Words.Any(function.Name, s_advancing);

    private static bool IsHandler(ControlFlowRegion? region)
    {
        for (; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.FilterAndHandler or ControlFlowRegionKind.Finally)
            {
                return true;
            }
        }

        return false;
    }
}
