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

/// <summary>Finds commits that are reached with a transaction which a commit has already found to be lost.</summary>
internal sealed class RecommitFlow : ForwardAnalysis<RecommitFlow.State>
{
    private static readonly State s_none = new(null);

    private readonly ISymbol _producer;
    private readonly ProducerCode _code;
    private readonly Storage _storage;
    private readonly Settling _settling;
    private readonly HandlerBodies _handlers;
    private readonly HashSet<SyntaxNode> _escaping = [];
    private readonly Dictionary<SyntaxNode, SyntaxNode> _again = [];

    private RecommitFlow(ISymbol producer, ControlFlowGraph graph, ProducerCode code, CancellationToken cancellation)
        : base(graph, cancellation)
    {
        _producer = producer;
        _code = code;
        _storage = Storage.Of(graph);
        _settling = new Settling(code, onlyAborts: false, cancellation);
        _handlers = new HandlerBodies(graph, operation => _settling.MaySettle(operation) || IsExamined(operation), operation => IsCaught(operation) && !IsTarget(operation));
    }

    /// <returns>The second commits, each with the first one.</returns>
    public static IReadOnlyDictionary<SyntaxNode, SyntaxNode> Of(ISymbol producer, ControlFlowGraph graph, ProducerCode code, CancellationToken cancellation)
    {
        var flow = new RecommitFlow(producer, graph, code, cancellation);
        if (!flow.Solve(s_none))
        {
            return new Dictionary<SyntaxNode, SyntaxNode>();
        }

        if (flow._escaping.Count > 0 && !flow.Begins() && IsRetried(graph))
        {
            foreach (var commit in flow._escaping)
            {
                flow._again[commit] = commit;
            }
        }

        return flow._again;
    }

    protected override State Join(State left, State right) => left.Failed is null || (right.Failed is { } other && other.SpanStart < left.Failed.SpanStart) ? right : left;

    protected override bool AreEqual(State left, State right) => left == right;

    protected override void Escape(State state)
    {
        if (state.Failed is { } commit)
        {
            _escaping.Add(commit);
        }
    }

    protected override State Transfer(BasicBlock block, State state, Action<State> thrown)
    {
        foreach (var operation in FunctionGraphs.InOrder(Graph, block))
        {
            if (operation is IInvocationOperation call && Is(call.Instance))
            {
                var name = _code.ProducerMethod(call);
                if (name == "CommitTransaction")
                {
                    if (state.Failed is { } first)
                    {
                        _again[call.Syntax] = first;
                    }

                    thrown(new State(state.Failed ?? call.Syntax));
                }

                state = name is "Produce" or "ProduceAsync" or "Flush" or "Poll" ? state : s_none;
            }
            else if (_settling.MaySettle(operation))
            {
                state = s_none;
            }
        }

        return state;
    }

    protected override (State? Taken, State? Passed) Catch(ControlFlowRegion handler, State state)
    {
        var (takes, takesAll) = state.Failed is null ? (true, false) : Failures.Taken(handler, _code.Symbols.AbortRequired);
        var taken = !takes ? null : _handlers.Settles(handler) ? s_none : state;
        return (taken, takesAll ? null : state);
    }

    /// <summary>A use of a caught exception that tells one from the other: anything but writing it down.</summary>
    private static bool IsExamined(IOperation operation)
    {
        if (!IsCaught(operation) || IsTarget(operation))
        {
            return false;
        }

        var value = operation;
        while (value.Parent is IConversionOperation or IInterpolationOperation or IInterpolatedStringOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }
            or IArrayInitializerOperation or IArrayCreationOperation
            || value.Parent is IPropertyReferenceOperation { Property.Name: "Message" or "StackTrace" or "Reason" or "InnerException" }
            || value.Parent is IPropertyReferenceOperation { Property.Name: "Error", Parent: IPropertyReferenceOperation { Property.Name: "Reason" } })
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } => !KnownCallees.Observes(call.TargetMethod) && !KnownCallees.OnlyWatches(call.TargetMethod),
            IInvocationOperation { TargetMethod.Name: "ToString" } => false,
            IExpressionStatementOperation or IFlowCaptureOperation => false,
            _ => true,
        };
    }

    /// <summary>The graph puts the exception into its variable.</summary>
    private static bool IsTarget(IOperation operation) => operation.Parent is IAssignmentOperation assignment && assignment.Target == operation;

    private static bool IsCaught(IOperation operation) => operation is ILocalReferenceOperation { Local: { } local }
        && local.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.CatchDeclarationSyntax);

    /// <summary>The function is one that Polly runs again.</summary>
    private static bool IsRetried(ControlFlowGraph graph) =>
        graph.OriginalOperation is IAnonymousFunctionOperation or IBlockOperation { Parent: IAnonymousFunctionOperation }
        && PollyRetries.Around(graph.OriginalOperation is IAnonymousFunctionOperation function ? function : graph.OriginalOperation.Parent!) is not null;

    private bool Begins() => FunctionGraphs.Operations(Graph).Any(operation => operation is IInvocationOperation call && _code.ProducerMethod(call) is "BeginTransaction" or "AbortTransaction");

    private bool Is(IOperation? operation) => SymbolEqualityComparer.Default.Equals(_storage.Symbol(operation)?.OriginalDefinition, _producer);

    /// <param name="Failed">The commit that found the transaction lost; null where none has.</param>
    internal sealed record State(SyntaxNode? Failed);
}
