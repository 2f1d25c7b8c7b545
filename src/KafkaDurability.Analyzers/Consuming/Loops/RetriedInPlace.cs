using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>
/// A loop around the processing of one message that only a success ends: <c>while (!context.Handled)</c>, or <c>i++</c> behind the
/// processing. The flow knows what locals hold, but no members of objects, and it does not count.
/// </summary>
internal static class RetriedInPlace
{
    /// <summary>Whether the catch leads back to the same processing, for as long as it fails.</summary>
    public static bool Is(SwallowedFailure failure, Compilation compilation, CancellationToken cancellation)
    {
        if (failure.At is not CatchClauseSyntax { Parent: TryStatementSyntax attempt } clause || StatementOrder.LoopAround(failure.Call ?? attempt) is not { } around
            || around.Contains(failure.Consumed) || (failure.Passing is { } passing && around.Contains(passing)))
        {
            return false;
        }

        var (loop, helper) = (OperationOf<ILoopOperation>(around), around.Contains(clause) ? null : OperationOf<ICatchClauseOperation>(clause));
        if (loop is null || LoopEnd.Of(loop) is not { } end || OwnOperations.Of(loop).OfType<IBranchOperation>().Any(branch => Leaves(branch, loop) && !IsSuccess(branch)))
        {
            return false;
        }

        var writes = loop.Descendants().Concat(helper is null ? [] : OwnOperations.RootOf(helper).Descendants())
            .Where(operation => OwnOperations.Target(operation) is { } target && SymbolEqualityComparer.Default.Equals(Variables.Named(target), end.Variable)).ToList();
        var taken = clause.Block.Statements.OfType<ExpressionStatementSyntax>().Select(statement => statement.Expression).ToList();

        // for (…; i++) { try { … } catch { i--; } }: the step is taken back.
        var back = writes.Where(write => taken.Contains(write.Syntax)).Select(LoopEnd.Step).FirstOrDefault(step => step is not null);
        var steps = loop is IForLoopOperation { AtLoopBottom: var bottom }
            ? writes.Where(write => LoopEnd.Step(write) == -back && bottom.Any(step => step.Syntax.Span.Contains(write.Syntax.Span))).ToList()
            : [];
        var ending = writes.Except(steps).Where(end.IsReachedBy).ToList();
        return ending.Count + steps.Count > 0 && ending.All(IsSuccess);

        bool IsSuccess(IOperation operation) => attempt.Block.Contains(operation.Syntax) && attempt.SyntaxTree == operation.Syntax.SyntaxTree && operation.Syntax.Span.End > failure.Processing.Span.End;

        T? OperationOf<T>(SyntaxNode node)
            where T : class, IOperation =>
            Members.RootOf(node) is { } member ? OperationSource.Of(compilation).Operation(member, cancellation)?.Descendants().OfType<T>().FirstOrDefault(operation => operation.Syntax == node) : null;
    }

    private static bool Leaves(IBranchOperation branch, ILoopOperation loop) =>
        branch.BranchKind == BranchKind.GoTo || (branch.BranchKind == BranchKind.Break && branch.GetCorrespondingOperation() == loop);
}
