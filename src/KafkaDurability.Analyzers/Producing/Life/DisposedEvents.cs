using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Kafka.Automata;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>The end of the producer of one variable, and the sends that come after it, on the ways without exceptions.</summary>
internal sealed class DisposedEvents : VariableEvents
{
    private readonly KafkaSymbols _symbols;

    private DisposedEvents(ISymbol variable, ControlFlowGraph graph, KafkaSymbols symbols)
        : base(variable, graph) => _symbols = symbols;

    /// <summary>The sends on a producer that is disposed, each with what has disposed it.</summary>
    public static IEnumerable<(SyntaxNode Send, SyntaxNode Disposal)> SendsAfter(ISymbol variable, ControlFlowGraph graph, KafkaSymbols symbols, CancellationToken cancellation) =>
        PropertySimulation.Run(ProducerQueue.Table, DisjunctiveState.Of(ProducerQueue.Empty), new DisposedEvents(variable, graph, symbols), ThrowModel.None, graph, cancellation) is { } run
            ? run.Violations(ProducerQueue.AfterDispose)
                .GroupBy(step => step.At, step => step.Way.Trace!.At)
                .Select(send => (Send: send.Key, Disposal: send.OrderBy(disposal => disposal.SpanStart).First()))
                .Where(send => IsOnEachWay(send.Disposal, send.Send))
            : [];

    public override Occurrence Of(IOperation operation) => operation switch
    {
        IInvocationOperation call when Is(call.Instance) =>
            _symbols.ProducerMethod(call.TargetMethod) is "Produce" or "ProduceAsync" ? Occurrence.Of(ProducerQueue.Produce, call)
            : call.TargetMethod is { Name: "Dispose", Parameters.IsEmpty: true } ? Occurrence.Of(ProducerQueue.Dispose, call)
            : Occurrence.None,
        ISimpleAssignmentOperation assignment when Is(assignment.Target) => Occurrence.Of(Event.Replaced, operation),

        // Own code may make a new one.
        IInvocationOperation call when call.TargetMethod.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke => Occurrence.Of(Event.Replaced, operation),
        IInvocationOperation { Instance: IInstanceReferenceOperation } when Variable is not (ILocalSymbol or IParameterSymbol) => Occurrence.Of(Event.Replaced, operation),
        IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument when Is(argument.Value) => Occurrence.Of(Event.Replaced, operation),
        _ => Occurrence.None,
    };

    /// <summary>Where a condition decides on the disposal alone, it may decide on the send as well.</summary>
    private static bool IsOnEachWay(SyntaxNode disposal, SyntaxNode send) => !disposal.Ancestors().TakeWhile(StatementOrder.IsSameFunction).Any(outer =>
        outer is IfStatementSyntax or ElseClauseSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or ConditionalExpressionSyntax or CatchClauseSyntax
            or WhileStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or BinaryExpressionSyntax
        && !outer.Span.Contains(send.Span));
}
