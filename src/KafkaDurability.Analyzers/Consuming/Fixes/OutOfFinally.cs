using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What it takes to put a statement of a finally block at the end of the try block.</summary>
internal static class OutOfFinally
{
    /// <summary>
    /// The statement of a plain call (consumer.Commit(result), consumer?.Commit(result), await Call()) that stands directly
    /// in a finally block and may move to the end of the try block; null where that is not safe.
    /// </summary>
    public static StatementSyntax? Statement(SyntaxNode call, SemanticModel model, CancellationToken cancellation)
    {
        var awaited = call.Parent is AwaitExpressionSyntax ? call.Parent : call;
        return StatementOrder.StatementOf(awaited) is { } statement && IsSafe(statement, model, cancellation) ? statement : null;
    }

    /// <summary>Whether every way through the try block that does not throw would still pass the statement, with the same meaning.</summary>
    public static bool IsSafe(StatementSyntax statement, SemanticModel model, CancellationToken cancellation)
    {
        if (statement is not ExpressionStatementSyntax { Parent: BlockSyntax { Parent: FinallyClauseSyntax { Parent: TryStatementSyntax whole } } last }
            || StatementOrder.MayLeave(whole.Block, throwCounts: false)
            || !EndIsReached(whole.Block, model))
        {
            return false;
        }

        // What the statement speaks of must be the same there: nothing that the finally block makes or changes before it,
        // and no name that the try block gives to something else.
        var names = Names(statement);
        return !names.Overlaps(DeclaredIn(whole.Block, model))
            && !names.Overlaps(DeclaredIn(last, model).Except(DeclaredIn(statement, model)))
            && last.Statements.TakeWhile(before => before != statement).All(before =>
                !StatementOrder.MayLeave(before, throwCounts: true) && !StatementOrder.Writes(before, names))
            && !cancellation.IsCancellationRequested;
    }

    private static bool EndIsReached(BlockSyntax block, SemanticModel model) =>
        model.AnalyzeControlFlow(block) is { Succeeded: true, EndPointIsReachable: true };

    private static HashSet<string> Names(SyntaxNode statement) => new(statement.DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));

    private static IEnumerable<string> DeclaredIn(StatementSyntax statement, SemanticModel model)
    {
        var variables = model.AnalyzeDataFlow(statement) is { Succeeded: true } flow
            ? flow.VariablesDeclared.Select(variable => variable.Name)
            : Names(statement);
        return variables.Concat(statement.DescendantNodes().OfType<LocalFunctionStatementSyntax>().Select(function => function.Identifier.ValueText));
    }
}
