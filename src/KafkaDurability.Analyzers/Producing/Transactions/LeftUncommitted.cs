using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>A way on which all is well, and which leads past the commit of a transaction that is begun.</summary>
/// <param name="At">The statement that leaves: return, continue or break.</param>
internal sealed record LeftUncommitted(SyntaxNode At, SyntaxNode Begin, SyntaxNode Commit)
{
    public static IEnumerable<LeftUncommitted> In(ISymbol producer, ControlFlowGraph function, ProducerCode code, CancellationToken cancellation)
    {
        var storage = Storage.Of(function);
        var calls = FunctionGraphs.Operations(function).OfType<IInvocationOperation>()
            .Where(call => SymbolEqualityComparer.Default.Equals(storage.Symbol(call.Instance)?.OriginalDefinition, producer))
            .ToList();
        var begins = calls.Where(call => code.ProducerMethod(call) == "BeginTransaction").Select(call => call.Syntax).ToList();
        var ends = calls.Where(call => code.ProducerMethod(call) is "CommitTransaction" or "AbortTransaction" or "Dispose").Select(call => call.Syntax).ToList();
        if (begins.Count != 1 || producer is ILocalSymbol && calls.Any(call => call.TargetMethod.Name == "Dispose"))
        {
            yield break; // Where there are several, or the producer ends too, the ways are the user's to tell apart.
        }

        var settling = new EndsTransaction(code, onlyAborts: false, cancellation);
        var settled = FunctionGraphs.Operations(function).Where(settling.MaySettle).Select(operation => operation.Syntax).Concat(ends).ToList();
        var begin = begins[0];
        if (calls.FirstOrDefault(call => code.ProducerMethod(call) == "CommitTransaction" && call.Syntax.SpanStart > begin.SpanStart)?.Syntax is not { } commit || IsChosen(commit, begin))
        {
            yield break;
        }

        foreach (var jump in function.OriginalOperation.Syntax.DescendantNodes(StatementOrder.IsSameFunction).OfType<StatementSyntax>().Where(node => node is ReturnStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax))
        {
            if (jump.SpanStart > begin.Span.End && jump.Span.End < commit.SpanStart && Leaves(jump, begin) && !IsChosen(begin, jump) && !settled.Any(at => IsBefore(at, jump, begin)))
            {
                yield return new LeftUncommitted(jump, begin, commit);
            }
        }
    }

    /// <summary>A condition decides on one call that the other place does not depend on: it may be the same that leads out.</summary>
    private static bool IsChosen(SyntaxNode call, SyntaxNode other) => call.Ancestors().TakeWhile(StatementOrder.IsSameFunction)
        .Any(outer => outer is IfStatementSyntax or ElseClauseSyntax or SwitchSectionSyntax or CatchClauseSyntax or ConditionalExpressionSyntax && !outer.Span.Contains(other.Span)
            || StatementOrder.IsLoop(outer) && !outer.Span.Contains(other.Span));

    /// <summary>It leads out of the statements between the beginning and the commit.</summary>
    private static bool Leaves(StatementSyntax jump, SyntaxNode begin) =>
        !jump.Ancestors().TakeWhile(StatementOrder.IsSameFunction).Any(outer => outer is CatchClauseSyntax or FinallyClauseSyntax && !outer.Span.Contains(begin.Span))
        && (jump is ReturnStatementSyntax
            || jump.Ancestors().First(outer => StatementOrder.IsLoop(outer) || jump is BreakStatementSyntax && outer is SwitchStatementSyntax).Span.Contains(begin.Span));

    /// <summary>What settles the transaction stands on the way to the jump, or in a finally around it.</summary>
    private static bool IsBefore(SyntaxNode settling, SyntaxNode jump, SyntaxNode begin) =>
        settling.SpanStart > begin.Span.End && settling.Span.End <= jump.Span.End
            && settling.FirstAncestorOrSelf<StatementSyntax>(statement => statement.Parent is BlockSyntax) is { Parent: { } block } && block.Span.Contains(jump.Span)
        || jump.Ancestors().OfType<TryStatementSyntax>().Any(attempt => attempt.Finally?.Span.Contains(settling.Span) == true);
}
