using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>Evaluates operations over abstract values, one body's blocks at a time. What objects are followed, and what code does to them, a model says that derives from it.</summary>
internal abstract partial class Evaluator
{
    private readonly Dictionary<CaptureId, IOperation> _captured = [];
    private int _depth;

    protected Evaluator(ControlFlowGraph graph, EvaluationScope scope)
    {
        Graph = graph;
        Scope = scope;
    }

    /// <summary>The body at hand.</summary>
    public ControlFlowGraph Graph { get; }

    public EvaluationScope Scope { get; }

    /// <summary>What is known where the evaluation stands.</summary>
    public Heap State { get; protected set; } = Heap.Empty;

    /// <summary>Who gets what the body returns; null where that is its caller.</summary>
    public Receiver? Receiver { get; set; }

    /// <summary>Where the facts go; null while the states have not come to rest.</summary>
    protected FactRecorder? Recorder { get; private set; }

    public void Start(Heap state, FactRecorder? recorder)
    {
        State = state;
        Recorder = recorder;
    }

    /// <summary>Runs the operation's effects on <see cref="State"/>, and says what it may be.</summary>
    public SmallSet<AbstractValue> Evaluate(IOperation? operation)
    {
        if (operation is null)
        {
            return ValueSets.Unknown;
        }

        if (_depth >= Limits.ExpressionDepth || Scope.IsExhausted)
        {
            Scope.GiveUp();
            return ValueSets.Unknown;
        }

        _depth++;
        var values = operation.ConstantValue is { HasValue: true } constant
            ? ValueSets.Of(new ConstantValue(constant.Value, operation.Syntax))
            : EvaluateCore(operation);
        _depth--;
        return values;
    }

    private SmallSet<AbstractValue> EvaluateCore(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment);
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                Leak(Evaluate(yielded.ReturnedValue));
                return ValueSets.Unknown;
            case IFlowCaptureOperation capture:
                _captured[capture.Id] = capture.Value;
                var captured = Evaluate(capture.Value);
                State = State.Set(new CapturePath(capture.Id), captured);
                return captured;
            case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation
                or IFieldReferenceOperation or IPropertyReferenceOperation:
                return Read(operation);
            case IConversionOperation { Operand: IFlowAnonymousFunctionOperation }:
                // An expression tree is data: nothing runs here.
                return ValueSets.Unknown;
            case IConversionOperation conversion:
                var converted = Evaluate(conversion.Operand);
                return converted.All(value => value is UnknownValue) && IsObject(conversion.Type)
                    ? Root(Site.At(new OpaqueSource(conversion.Syntax)), conversion.Type)
                    : converted;
            case IAwaitOperation awaited:
                return Evaluate(awaited.Operation);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IArrayElementReferenceOperation { ArrayReference: var list } element when AreHandles(list.Type):
                element.Indices.ToList().ForEach(index => Evaluate(index));
                return AsElement(Evaluate(list), element.Type);
            case IArrayCreationOperation array:
                return CreateList(array, array.Initializer?.ElementValues ?? ImmutableArray<IOperation>.Empty);
            case IInvocationOperation invocation:
                return Invoke(invocation);
            case IFlowAnonymousFunctionOperation lambda:
                RunLambda(lambda);
                return ValueSets.Unknown;
            case IDelegateCreationOperation { Target: IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } local }:
                RunLater(FunctionGraphs.OfLocal(local.Method.OriginalDefinition, Graph, Scope.Cancellation), local.Method);
                return ValueSets.Unknown;
            case IInterpolatedStringOperation { Parts: var parts } when parts.Any(part => part is IInterpolatedStringTextOperation):
                return ValueSets.Of(new SetValue(EvaluateParts(operation).MayVary()));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Not(Evaluate(not.Operand), operation.Syntax);
            case IIsPatternOperation { Pattern: var pattern } test:
                var tested = Evaluate(test.Value);
                Bind(pattern, tested);
                return NullTest.TakesNull(pattern) is { } takesNull ? IsNull(tested, takesNull, operation.Syntax) : ValueSets.Unknown;
            case IIsNullOperation or IBinaryOperation when NullTest.Of(operation) is { } asked:
                return IsNull(Evaluate(asked.Operand), asked.IsNull, operation.Syntax);
            case IInstanceReferenceOperation { Type: { } self }:
                return Root(Site.At(new VariablePath(self)), self);
            case IDefaultValueOperation { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }:
                return ValueSets.Of(new ConstantValue(null, operation.Syntax));
            case ITupleOperation tuple:
                return CreateTuple(tuple);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case ICompoundAssignmentOperation or IIncrementOrDecrementOperation:
                return Overwrite(operation);
            case { Syntax: CollectionExpressionSyntax }:
                return CreateList(operation, operation.ChildOperations);
            default:
                return EvaluateParts(operation);
        }
    }

    /// <summary>An operation of no special meaning: its parts have their effects, and what they are is lost in it.</summary>
    private SmallSet<AbstractValue> EvaluateParts(IOperation operation)
    {
        var varies = false;
        foreach (var child in operation.ChildOperations)
        {
            var values = Evaluate(child);
            varies |= values.MayVary();
            if (operation is IAnonymousObjectCreationOperation or IMethodReferenceOperation or IInvalidOperation
                or IDynamicInvocationOperation or IDynamicObjectCreationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation)
            {
                Leak(values);
            }
        }

        return varies ? ValueSets.Varying : ValueSets.Unknown;
    }

    private SmallSet<AbstractValue> Overwrite(IOperation operation)
    {
        EvaluateParts(operation);
        var target = operation switch
        {
            ICompoundAssignmentOperation compound => compound.Target,
            IIncrementOrDecrementOperation step => step.Target,
            _ => operation,
        };
        Store(target, ValueSets.Unknown, operation.Syntax);
        return ValueSets.Unknown;
    }
}
