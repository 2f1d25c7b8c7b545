using System.Threading;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>The producer of a variable at one point of a function.</summary>
/// <param name="At">What has disposed it; null where nothing has.</param>
internal sealed record DisposedState(SyntaxNode? At);

/// <summary>Follows the producer of one variable through a function to the sends that come after its end, on the ways without exceptions.</summary>
internal sealed class DisposedFlow : ForwardAnalysis<DisposedState>
{
    private static readonly DisposedState s_alive = new((SyntaxNode?)null);

    private readonly ISymbol _variable;
    private readonly KafkaSymbols _symbols;
    private readonly Storage _storage;
    private readonly Dictionary<SyntaxNode, SyntaxNode> _sends = [];

    private DisposedFlow(ISymbol variable, ControlFlowGraph graph, KafkaSymbols symbols, CancellationToken cancellation)
        : base(graph, cancellation)
    {
        _variable = variable;
        _symbols = symbols;
        _storage = Storage.Of(graph);
    }

    /// <summary>The sends on a producer that is disposed, each with what has disposed it.</summary>
    public static IEnumerable<(SyntaxNode Send, SyntaxNode Disposal)> Run(ISymbol variable, ControlFlowGraph graph, KafkaSymbols symbols, CancellationToken cancellation)
    {
        var flow = new DisposedFlow(variable, graph, symbols, cancellation);
        return flow.Solve(s_alive) ? flow._sends.Where(pair => IsOnEachWay(pair.Value, pair.Key)).Select(pair => (pair.Key, pair.Value)) : [];
    }

    protected override DisposedState Join(DisposedState left, DisposedState right) =>
        left.At is null ? right : right.At is null || left.At.SpanStart <= right.At.SpanStart ? left : right;

    protected override bool AreEqual(DisposedState left, DisposedState right) => left.At == right.At;

    protected override DisposedState? Refine(BasicBlock block, ControlFlowBranch branch, DisposedState state) =>
        branch.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow ? null : state;

    protected override DisposedState Transfer(BasicBlock block, DisposedState state, Action<DisposedState> thrown)
    {
        foreach (var operation in FunctionGraphs.InOrder(Graph, block))
        {
            state = operation switch
            {
                IInvocationOperation call when Is(call.Instance) => Call(call, state),
                ISimpleAssignmentOperation assignment when Is(assignment.Target) => s_alive,

                // Own code may make a new one.
                IInvocationOperation call when call.TargetMethod.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke => s_alive,
                IInvocationOperation { Instance: IInstanceReferenceOperation } when _variable is not (ILocalSymbol or IParameterSymbol) => s_alive,
                IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument when Is(argument.Value) => s_alive,
                _ => state,
            };
        }

        return state;
    }

    private DisposedState Call(IInvocationOperation call, DisposedState state)
    {
        if (_symbols.ProducerMethod(call.TargetMethod) is "Produce" or "ProduceAsync" && state.At is { } disposal)
        {
            _sends[call.Syntax] = disposal;
        }

        return call.TargetMethod is { Name: "Dispose", Parameters.IsEmpty: true } ? new DisposedState(call.Syntax) : state;
    }

    private bool Is(IOperation? operation) => SymbolEqualityComparer.Default.Equals(_storage.Symbol(operation)?.OriginalDefinition, _variable);

    /// <summary>Where a condition decides on the disposal alone, it may decide on the send as well.</summary>
    private static bool IsOnEachWay(SyntaxNode disposal, SyntaxNode send) => !disposal.Ancestors().TakeWhile(StatementOrder.IsSameFunction).Any(outer =>
        outer is IfStatementSyntax or ElseClauseSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or ConditionalExpressionSyntax or CatchClauseSyntax
            or WhileStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or BinaryExpressionSyntax
        && !outer.Span.Contains(send.Span));
}
