using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Kafka.Models;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Whether somebody may wait for what the delivery handler of a Produce does.</summary>
internal sealed class Deliveries
{
    private readonly MemberFunctions _functions;
    private readonly QueueModel _model;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>What locals hold, function by function; read once, however many sends name them.</summary>
    private readonly System.Lazy<IReadOnlyList<Storage>> _storages;

    public Deliveries(MemberFunctions functions, QueueModel model, CancellationToken cancellation)
    {
        _functions = functions;
        _model = model;
        _cancellation = cancellation;
        _storages = new(() => functions.All.Select(function => Storage.Of(function)).ToList());
    }

    /// <returns>True also where that cannot be told; false where there is no handler, or one that only looks, logs and counts.</returns>
    public bool MayBeAwaited(IInvocationOperation produce)
    {
        var handler = OwnOperations.Unconverted(produce.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate)?.Value);
        if (handler is ILocalReferenceOperation local)
        {
            handler = OwnOperations.Unconverted(_storages.Value.Select(storage => storage.Only(local)).FirstOrDefault(value => value is not null)) ?? local;
        }

        return handler switch
        {
            null or IDefaultValueOperation => false,
            { ConstantValue: { HasValue: true, Value: null } } => false,
            IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } => IsUsed(lambda.Symbol),
            IDelegateCreationOperation { Target: IMethodReferenceOperation method } => IsUsed(method.Method.OriginalDefinition),
            _ => true,
        };
    }

    /// <summary>What the handler does may be somebody's sign to go on.</summary>
    private bool IsUsed(IMethodSymbol handler)
    {
        if (!_known.TryGetValue(handler, out var known))
        {
            _known[handler] = known = (_functions.Of(handler) ?? GraphOf(handler)) is not { } graph
                || !OnlyLooks(graph, out var touched, out var bodies)
                || touched.Any(variable => IsWaitedFor(variable, bodies));
        }

        return known;
    }

    /// <param name="touched">The variables of others by which it may tell somebody that it ran.</param>
    /// <param name="bodies">The functions that it runs.</param>
    private bool OnlyLooks(ControlFlowGraph handler, out HashSet<ISymbol> touched, out HashSet<SyntaxNode> bodies)
    {
        touched = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        bodies = [];
        var pending = new Stack<ControlFlowGraph>([handler]);
        while (pending.Count > 0)
        {
            var graph = pending.Pop();
            if (!bodies.Add(graph.OriginalOperation.Syntax))
            {
                continue;
            }

            if (bodies.Count > Limits.HandlerFunctions)
            {
                return false;
            }

            var reads = FunctionGraphs.Operations(graph).OfType<IFlowCaptureReferenceOperation>().ToLookup(read => read.Id);
            foreach (var operation in FunctionGraphs.Operations(graph))
            {
                switch (operation)
                {
                    case IInvocationOperation call when IsLooking(call.TargetMethod):
                        break;

                    // It tells somebody that a delivery failed. Nobody can go on by that who waits for the others.
                    case IInvocationOperation or IFlowAnonymousFunctionOperation or IEventReferenceOperation when IsAfterFailure(operation, graph):
                        break;
                    case IInvocationOperation call when (_functions.Of(call.TargetMethod) ?? GraphOf(call.TargetMethod)) is { } callee:
                        pending.Push(callee);
                        break;
                    case IInvocationOperation or IFlowAnonymousFunctionOperation or IEventReferenceOperation or IDynamicInvocationOperation:
                        return false;
                    case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
                        when MayTell(operation, reads, Limits.Captures) && VariableOf(operation) is { } variable && !IsAfterFailure(operation, graph):
                        touched.Add(variable);
                        break;
                }
            }
        }

        return true;
    }

    private bool IsAfterFailure(IOperation operation, ControlFlowGraph graph) => FailedBranch.Contains(operation, graph, _model.Symbols, _cancellation);

    /// <summary>It is written to, or handed to something other than a log. Reading a variable tells nobody.</summary>
    private static bool MayTell(IOperation reference, ILookup<CaptureId, IFlowCaptureReferenceOperation> reads, int captures)
    {
        for (var operation = reference; ; operation = operation.Parent)
        {
            switch (operation.Parent)
            {
                case IMemberReferenceOperation or IArrayElementReferenceOperation or IConversionOperation:
                    break;
                case IAssignmentOperation assignment:
                    return assignment.Target == operation;
                case IFlowCaptureOperation capture:
                    return captures == 0 || (!IsPlainValue(capture.Value.Type) && reads[capture.Id].Any(read => MayTell(read, reads, captures - 1)));
                case IIncrementOrDecrementOperation:
                    return true;
                case IInvocationOperation call:
                    return !KnownCallees.Observes(call.TargetMethod);
                case IArgumentOperation { Parent: IInvocationOperation call, Parameter: var parameter }:
                    return parameter?.RefKind is not RefKind.None || !(KnownCallees.Observes(call.TargetMethod) || IsPlainValue(operation.Type));
                default:
                    return false;
            }
        }
    }

    /// <summary>Logging, counting, making text: nothing that wakes up another thread.</summary>
    private static bool IsLooking(IMethodSymbol method) =>
        KnownCallees.Observes(method)
        || KnownCallees.OnlyWatches(method)
        || (BaseLibrary.Declares(method)
            && (method.ContainingType.Name is "Interlocked" or "Volatile"
                || !method.ContainingNamespace.FullName().StartsWith("System.Threading", System.StringComparison.Ordinal))
            && BaseLibrary.Effect(method) != CalleeEffect.Processes);

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        { Type.Name: "ILogger" or "Logger" or "ILog" } => null,
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member when !member.Member.DeclaringSyntaxReferences.IsEmpty => member.Member.OriginalDefinition,
        _ => null,
    };

    private ControlFlowGraph? GraphOf(IMethodSymbol method) =>
        _model.BodiesOf(method.OriginalDefinition, _cancellation) is { Length: 1 } bodies ? _model.Source.Graph(bodies[0], _cancellation) : null;

    private bool IsWaitedFor(ISymbol variable, HashSet<SyntaxNode> handlers)
    {
        var functions = variable is ILocalSymbol or IParameterSymbol
            ? _functions.All
            : _model.FunctionsSeeing(variable, _cancellation)?.SelectMany(member => member.All);
        return functions is null || functions
            .Where(function => !handlers.Contains(function.OriginalOperation.Syntax))
            .SelectMany(function => FunctionGraphs.Operations(function))
            .Any(operation => ClientUses.Is(operation, variable) && MayWait(operation));
    }

    /// <summary>Only what writes, compares or logs the variable at once is known not to wait.</summary>
    private static bool MayWait(IOperation reference)
    {
        for (var operation = reference; ; operation = operation.Parent)
        {
            switch (operation.Parent)
            {
                case null:
                    return IsRepeated(operation.Syntax) || !IsPlainValue(operation.Type);
                case IAwaitOperation or IFlowCaptureOperation:
                    return true;
                case ISimpleAssignmentOperation assignment when assignment.Target != operation:
                    return true;
                case IAssignmentOperation or IIncrementOrDecrementOperation or IExpressionStatementOperation:
                    return false;
                case IInvocationOperation call when KnownCallees.Observes(call.TargetMethod):
                    return false;
                case IInvocationOperation:
                    return true;
                case IArgumentOperation { Parent: IInvocationOperation call } when KnownCallees.Observes(call.TargetMethod):
                    return false;
                case IArgumentOperation:
                    return true;
                case IPropertyReferenceOperation or IFieldReferenceOperation when operation.Parent.Type is { } type && !IsPlainValue(type):
                    return true;
            }
        }
    }

    /// <summary>A number or a text does not change once it is read.</summary>
    private static bool IsPlainValue(ITypeSymbol? type) => type is { SpecialType: not (SpecialType.None or SpecialType.System_Object) };

    /// <summary>A condition that a loop looks at again and again.</summary>
    private static bool IsRepeated(SyntaxNode node)
    {
        SyntaxNode inner = node;
        foreach (var outer in node.AncestorsAndSelf().TakeWhile(StatementOrder.IsSameFunction))
        {
            switch (outer)
            {
                case WhileStatementSyntax loop when loop.Condition == inner:
                case DoStatementSyntax until when until.Condition == inner:
                case ForStatementSyntax count when count.Condition == inner:
                    return true;
                case IfStatementSyntax choice when choice.Condition == inner:
                    return StatementOrder.LoopAround(choice) is not null;
                case StatementSyntax:
                    return false;
            }

            inner = outer;
        }

        return false;
    }
}
