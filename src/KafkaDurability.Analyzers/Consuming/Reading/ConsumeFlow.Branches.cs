using System.Linq;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>What holds behind a branch: which disjuncts take it, and what is forgotten on the way round a loop.</content>
internal sealed partial class ConsumeFlow
{
    protected override ConsumeState? Refine(BasicBlock block, ControlFlowBranch branch, ConsumeState state)
    {
        // consumer?.Commit(…): a consumer that is null has consumed nothing.
        if (NullTestedClient(block) is not null && branch.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenTrue))
        {
            return null;
        }

        state = state.With(state.Disjuncts.Select(disjunct => IsImpossible(block, branch, state, disjunct) ? null : Refine(block, branch, disjunct)));
        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling && Handlers.FilterAround(block) is { } filtered && _handlers.TakesAllButCancellation(filtered))
        {
            state = MessageReader.WithoutThrown(state);
        }

        if (IsThrowing(branch))
        {
            var reader = new MessageReader(_context, Graph, _storage, state, false, null, static _ => { }) { Clause = _handlers.Around(block)?.Clause ?? _outer?.Clause };
            reader.OnThrow();
            state = reader.State;
        }

        if (_ends.TryGetValue(block, out var list) && branch.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenFalse))
        {
            state = state.With(state.Disjuncts.Select(disjunct => IsSkipped(EndOfLoop(block)!, list, disjunct) ? null : disjunct));
            var reader = new MessageReader(_context, Graph, _storage, state, false, null, static _ => { });
            reader.OnEndOfLoop(list);
            state = reader.State;
        }

        return state;
    }

    /// <summary>What a filter lets through that takes all but cancellation is no failure.</summary>
    protected override (ConsumeState? Taken, ConsumeState? Passed) Catch(ControlFlowRegion handler, ConsumeState state) =>
        _handlers.TakesAllButCancellation(handler) ? (state, MessageReader.WithoutThrown(state)) : base.Catch(handler, state);

    /// <summary>The next round of a loop must not mistake the message of the last one for its own.</summary>
    protected override ConsumeState Arrive(ControlFlowBranch branch, ConsumeState state)
    {
        if (!IsBack(branch) || branch.Destination is not { } destination)
        {
            return state;
        }

        _rounds.Note(destination, branch.Source, state.Disjuncts, Refine);
        state = state.With(state.Disjuncts.Select(disjunct => disjunct.Change((message, tracked) =>
            tracked is { State: MessageState.ResultFalse, IsOfEarlierRound: false } && _rounds.Consumes(destination, branch.Source, message)
                ? tracked with { IsOfEarlierRound = true }
                : null)));
        return state.Keep(variable => _scopes.IsAlive(variable, destination));
    }

    /// <summary>A variable that holds a failed message is not null, nor is a list empty that does; so is it with the tasks of work that still runs.</summary>
    private static bool IsImpossible(BasicBlock block, ControlFlowBranch branch, ConsumeState state, MessageDisjunct disjunct)
    {
        // for (…; i < tasks.Length; …) { await tasks[i]; }
        if (block is { ConditionalSuccessor: not null, BranchValue: IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan, RightOperand: IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } tasks } } }
            && branch.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenFalse))
        {
            return disjunct.Messages.Any(own => own.Value.State == MessageState.HandedOff && (state.Value(tasks).Of(own.Key) & MessageFacets.Work) != 0);
        }

        var emptiness = EmptyTest.Of(block.BranchValue);
        if (block.ConditionalSuccessor is null || (emptiness ?? NullTest.Of(block.BranchValue)) is not { } test
            || (branch.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenTrue)) != test.IsEmpty)
        {
            return false;
        }

        var value = state.Value(test.Operand);
        return disjunct.Messages.Any(own => MessageReader.IsKept(own.Value, value.Of(own.Key), isList: emptiness is not null));
    }

    /// <summary>A loop through a list that holds what was handed off goes round at least once.</summary>
    private bool IsSkipped(IOperation loop, Provenance list, MessageDisjunct disjunct) =>
        _outer is null && disjunct.Messages.Any(own => own.Value.State is MessageState.HandedOff or MessageState.Queued && (list.Of(own.Key) & (MessageFacets.Content | MessageFacets.Element)) != 0)
        && (_context.ElementOf(loop.Syntax) is not { } element || disjunct.Of(element) is null);

    /// <summary>The disjunct on one branch; null where what is known of its variables sends it to the other.</summary>
    private MessageDisjunct? Refine(BasicBlock block, ControlFlowBranch branch, MessageDisjunct disjunct)
    {
        if (block.ConditionalSuccessor is null || block.BranchValue is not { } condition)
        {
            return disjunct;
        }

        var holds = branch.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        if (Constants.Of(condition, disjunct) is bool value)
        {
            return value == holds ? AsWhole(condition, disjunct) : null;
        }

        while (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
        {
            condition = not.Operand;
            holds = !holds;
        }

        // failure ??= e: where it stays, it is not null.
        return condition is IIsNullOperation { Operand: var asked } && !holds && Variables.Own(_storage.Resolve(asked)) is { } failure && _context.Verdicts.Contains(failure)
            ? disjunct.WithConstant(failure, disjunct.Constant(failure) ?? Constants.Some)
            : Constants.Learn(condition, holds, disjunct);
    }

    /// <summary>if (isBad) { Park(order); }: what a handler wrote when some part failed leads here, so that what is done with the whole from here on mends it.</summary>
    private MessageDisjunct AsWhole(IOperation condition, MessageDisjunct disjunct) =>
        condition.DescendantsAndSelf().Any(part => Variables.Own(part) is { } variable && _context.Verdicts.Contains(variable))
            ? disjunct.Change(static tracked => tracked is { State: MessageState.Failed, IsPart: true } ? tracked with { IsPart = false } : null)
            : disjunct;

    private IOperation? NullTestedClient(BasicBlock block) =>
        block is { ConditionalSuccessor: not null, BranchValue: IIsNullOperation { IsImplicit: true, Operand: { } operand } }
        && _context.Symbols.IsClient(operand.Type, out _)
            ? operand
            : null;
}
