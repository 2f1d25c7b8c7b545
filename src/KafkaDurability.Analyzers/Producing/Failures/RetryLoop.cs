using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>A loop that is left when a try succeeds, and goes round again when a handler of it has run.</summary>
internal sealed class RetryLoop
{
    private readonly ITryOperation _attempt;
    private readonly ICatchClauseOperation _clause;
    private readonly IOperation _call;

    public RetryLoop(ITryOperation attempt, ICatchClauseOperation clause, IOperation call)
    {
        _attempt = attempt;
        _clause = clause;
        _call = call;
        Loop = OwnOperations.Around<ILoopOperation>(attempt);
    }

    public ILoopOperation? Loop { get; }

    public bool GoesRound
    {
        get
        {
            if (Loop is not { } loop || OwnOperations.Around<ILoopOperation>(_call) != loop)
            {
                return false;
            }

            var handler = OwnOperations.Of(_clause.Handler).ToList();
            var continues = handler.OfType<IBranchOperation>().Any(branch => branch.BranchKind == BranchKind.Continue && branch.GetCorrespondingOperation() == loop);
            var leavesBehind = LeavesBehind(loop);
            var flags = Success().Select(Written).OfType<ISymbol>().Intersect(InCondition(loop), SymbolEqualityComparer.Default).ToList();
            return (continues || (OwnOperations.ReachesEnd(_clause.Handler) && !leavesBehind))
                && ((continues && leavesBehind) || Success().Any(Leaves) || flags.Count > 0)
                && !handler.Select(Written).OfType<ISymbol>().Any(written => flags.Contains(written, SymbolEqualityComparer.Default));
        }
    }

    /// <summary>What runs when the call has succeeded, the statement of the call included.</summary>
    private IEnumerable<IOperation> Success() => OwnOperations.Of(_attempt.Body)
        .Where(operation => operation.Syntax.SpanStart >= _call.Syntax.Span.End || operation.Syntax.Span.Contains(_call.Syntax.Span));

    /// <summary>Behind the try the loop is left in any case.</summary>
    private bool LeavesBehind(ILoopOperation loop) => loop.Body is IBlockOperation block
        && block.Operations.Where(statement => statement.Syntax.SpanStart >= _attempt.Syntax.Span.End).Any(statement => Leaves(statement) || statement is IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation });

    private bool Leaves(IOperation operation) => operation switch
    {
        IReturnOperation { Kind: OperationKind.Return } => true,
        IBranchOperation { BranchKind: BranchKind.Break } branch => branch.GetCorrespondingOperation() == Loop,
        _ => false,
    };

    private static ISymbol? Written(IOperation operation) => operation is ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } ? local : null;

    private static IEnumerable<ISymbol> InCondition(ILoopOperation loop)
    {
        var condition = loop switch
        {
            IWhileLoopOperation { Condition: { } tested } => tested,
            IForLoopOperation { Condition: { } tested } => tested,
            _ => null,
        };
        return condition?.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(read => (ISymbol)read.Local) ?? [];
    }
}
