using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka.Automata;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Failed commits, and what looks at them: only CommitTransaction is taken to throw.</summary>
internal sealed class CommitEvents : TransactionEvents
{
    private static readonly ThrowModel s_throws = new(FollowsThrow: true, FollowsFilter: true, SendFailures.Taken);

    private readonly ControlFlowGraph _graph;
    private readonly ProducerCode _code;
    private readonly EndsTransaction _settling;
    private readonly HandlerBodies _handlers;

    private CommitEvents(ISymbol producer, ControlFlowGraph graph, ProducerCode code, CancellationToken cancellation)
        : base(producer, graph, code.Symbols)
    {
        _graph = graph;
        _code = code;
        _settling = new EndsTransaction(code, onlyAborts: false, cancellation);
        _handlers = new HandlerBodies(graph, operation => _settling.MaySettle(operation) || IsExamined(operation), operation => IsCaught(operation) && !IsTarget(operation));
    }

    /// <returns>The commits that are reached with a transaction which a commit has already found to be lost, each with the first one.</returns>
    public static IReadOnlyDictionary<SyntaxNode, SyntaxNode> Again(ISymbol producer, ControlFlowGraph graph, ProducerCode code, CancellationToken cancellation)
    {
        var again = new Dictionary<SyntaxNode, SyntaxNode>();
        var events = new CommitEvents(producer, graph, code, cancellation);
        if (PropertySimulation.Run(Transaction.Table, DisjunctiveState.Of(Transaction.Table.Initial), events, s_throws, graph, cancellation) is not { } run)
        {
            return again;
        }

        foreach (var commit in run.Violations(Transaction.CommittedAgain).GroupBy(step => step.At))
        {
            again[commit.Key] = commit.Select(Failed).OrderBy(first => first.SpanStart).First();
        }

        if (!run.AtEscape.IsNowhere && !events.Begins() && IsRetried(graph))
        {
            foreach (var commit in run.Steps.Where(step => step.Event == Event.Escapes && step.Disjunct.State == Transaction.Doomed).Select(Failed))
            {
                again[commit] = commit;
            }
        }

        return again;
    }

    public override bool Answers(ControlFlowRegion handler) => _handlers.Answers(handler);

    public override Occurrence Of(IOperation operation) => operation switch
    {
        IInvocationOperation call when Is(call.Instance) => _code.ProducerMethod(call) switch
        {
            "CommitTransaction" => Occurrence.Throwing([Symbols.AbortRequired], Transaction.CommitFails).And(Transaction.Commit, call.Syntax),
            "Produce" or "ProduceAsync" or "Flush" or "Poll" => Occurrence.None,
            _ => Occurrence.Of(Event.Answered, call),
        },
        _ => _settling.MaySettle(operation) ? Occurrence.Of(Event.Answered, operation) : Occurrence.None,
    };

    /// <summary>The commit that has failed.</summary>
    private static SyntaxNode Failed(Step step) => step.Way.Trace!.Last(Transaction.CommitFails)!;

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
        && local.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax() is CatchDeclarationSyntax);

    /// <summary>The function is one that Polly runs again.</summary>
    private static bool IsRetried(ControlFlowGraph graph) =>
        graph.OriginalOperation is IAnonymousFunctionOperation or IBlockOperation { Parent: IAnonymousFunctionOperation }
        && PollyRetries.Around(graph.OriginalOperation is IAnonymousFunctionOperation function ? function : graph.OriginalOperation.Parent!) is not null;

    private bool Begins() => FunctionGraphs.Operations(_graph).Any(operation => operation is IInvocationOperation call && _code.ProducerMethod(call) is "BeginTransaction" or "AbortTransaction");
}
