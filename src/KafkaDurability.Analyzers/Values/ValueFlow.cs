using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Values;

/// <summary>Follows values through one body: a member, or a lambda or local function in it.</summary>
internal sealed class ValueFlow : ForwardAnalysis<Heap>
{
    private readonly Evaluator _evaluator;
    private readonly EvaluationScope _scope;
    private bool? _condition;
    private FactRecorder? _recorder;

    private ValueFlow(Evaluator evaluator)
        : base(evaluator.Graph, evaluator.Scope.Cancellation)
    {
        _evaluator = evaluator;
        _scope = evaluator.Scope;
    }

    /// <summary>The state at the body's end; null where it never ends normally.</summary>
    public Heap? Exit { get; private set; }

    /// <summary>What the objects hold at the end; where there is none, anywhere.</summary>
    public SmallMap<Site, ObjectState> Final { get; private set; } = SmallMap<Site, ObjectState>.Empty;

    public SmallSet<AbstractValue> Returned { get; private set; } = SmallSet<AbstractValue>.Empty;

    /// <param name="recorder">Where the facts go; null while an outer body has not come to rest.</param>
    /// <returns>Null where the body is too large or too deep: nothing is known.</returns>
    public static ValueFlow? Run(Evaluator evaluator, Heap entry, FactRecorder? recorder)
    {
        var flow = new ValueFlow(evaluator);
        if (!flow.Solve(entry) || flow._scope.IsExhausted)
        {
            return null;
        }

        flow.Finish(recorder);
        return flow._scope.IsExhausted ? null : flow;
    }

    protected override Heap Join(Heap left, Heap right) => left.Join(right);

    protected override bool AreEqual(Heap left, Heap right) => left.Equals(right);

    protected override Heap Transfer(BasicBlock block, Heap state, Action<Heap> thrown)
    {
        if (_scope.IsExhausted)
        {
            return state;
        }

        thrown(state);
        _evaluator.Start(state, _recorder);
        foreach (var operation in block.Operations)
        {
            _scope.Spend();
            _evaluator.Evaluate(operation);
        }

        if (block.BranchValue is { } value)
        {
            var values = _evaluator.Evaluate(value);
            _condition = values.AsCondition();
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
            {
                Returned = ValueSets.Join(Returned, values);
                _evaluator.Return(values);
            }
        }

        thrown(_evaluator.State);
        return _evaluator.State;
    }

    protected override Heap? Refine(BasicBlock block, ControlFlowBranch branch, Heap state)
    {
        if (_condition is not { } condition || block.ConditionKind == ControlFlowConditionKind.None)
        {
            return state;
        }

        var taken = condition == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        return branch.IsConditionalSuccessor == taken ? state : null;
    }

    private void Finish(FactRecorder? recorder)
    {
        _recorder = recorder;
        foreach (var entry in Entries.ToList())
        {
            var block = entry.Key.Block;
            if (block.Kind == BasicBlockKind.Exit)
            {
                Exit = Exit?.Join(entry.Value) ?? entry.Value;
            }

            var after = Transfer(block, entry.Value, static _ => { });
            if (Exit is null)
            {
                foreach (var one in after.Objects)
                {
                    Final = Final.SetItem(one.Key, Final.TryGetValue(one.Key, out var known) ? known.Join(one.Value) : one.Value);
                }
            }
        }

        Final = Exit?.Objects ?? Final;
        if (Returned.Count > 1)
        {
            Returned = Returned.Select(value => value is ConstantValue { IsOption: false } constant && _scope.Code.IsArmOfOption(constant.Origin) ? constant with { IsOption = true } : value).ToSmallSet();
        }
    }
}
