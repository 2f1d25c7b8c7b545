using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Kafka.Models;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Finds loops that commit once for several messages.</summary>
internal static class BatchCommits
{
    /// <summary>The commits of the loops in which no message is committed by itself.</summary>
    /// <param name="functions">The functions that the consumer's calls are in.</param>
    public static IEnumerable<SyntaxNode> Of(ClientUses uses, IReadOnlyCollection<ControlFlowGraph> functions)
    {
        var consumes = uses.To("Consume").Select(call => call.Syntax).ToList();
        var loops = uses.To("Commit").Select(call => call.Syntax).GroupBy(commit => Loop(commit, consumes));
        return loops.Where(loop => loop.Key is not null).SelectMany(loop =>
        {
            var operations = functions.SelectMany(function => FunctionGraphs.Operations(function))
                .Where(operation => operation.Syntax.SyntaxTree == loop.Key!.SyntaxTree && loop.Key.Span.Contains(operation.Syntax.Span)).ToList();
            return loop.All(commit => IsGuarded(commit, loop.Key!, operations) || FollowsBatch(commit, loop.Key!, consumes, operations))
                ? loop
                : Enumerable.Empty<SyntaxNode>();
        });
    }

    /// <summary>The innermost loop around the commit in which the consumer consumes.</summary>
    private static SyntaxNode? Loop(SyntaxNode commit, List<SyntaxNode> consumes) => commit.Ancestors()
        .TakeWhile(StatementOrder.IsSameFunction)
        .FirstOrDefault(outer => StatementOrder.IsLoop(outer) && consumes.Any(consume => outer.Span.Contains(consume.Span) && InFunctionOf(outer, consume)));

    private static bool InFunctionOf(SyntaxNode loop, SyntaxNode call) => call.Ancestors().TakeWhile(StatementOrder.IsSameFunction).Contains(loop);

    /// <summary>if (++n % 100 == 0) Commit(…), if (batch.Count >= 100) …, if (watch.Elapsed > limit) …</summary>
    private static bool IsGuarded(SyntaxNode commit, SyntaxNode loop, List<IOperation> operations) => commit.Ancestors()
        .TakeWhile(outer => outer != loop)
        .OfType<IfStatementSyntax>()
        .Where(guard => guard.Statement.Span.Contains(commit.Span))
        .Any(guard => operations.OfType<IBinaryOperation>().Any(condition => guard.Condition.Span.Contains(condition.Syntax.Span) && Counts(condition, operations)));

    private static bool Counts(IBinaryOperation condition, List<IOperation> operations) => condition.OperatorKind switch
    {
        BinaryOperatorKind.Remainder => true,
        BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.Equals => condition.DescendantsAndSelf().Any(part => IsClock(part.Type) || IsCounter(part, operations)),
        _ => false,
    };

    private static bool IsClock(ITypeSymbol? type) =>
        type is { Name: "TimeSpan" or "DateTime" or "DateTimeOffset" or "Stopwatch" }
        && (type.ContainingNamespace.FullName() is "System" or "System.Diagnostics");

    private static bool IsCounter(IOperation part, List<IOperation> operations) => part switch
    {
        IIncrementOrDecrementOperation => true,
        IPropertyReferenceOperation { Property: { Name: "Count" or "Length", ContainingNamespace: { } scope } } =>
            scope.FullName().StartsWith("System.Collections", System.StringComparison.Ordinal),
        ILocalReferenceOperation or IFieldReferenceOperation => operations.Any(operation => operation switch
        {
            IIncrementOrDecrementOperation increment => IsSame(increment.Target, part),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } addition => IsSame(addition.Target, part),
            _ => false,
        }),
        _ => false,
    };

    private static bool IsSame(IOperation left, IOperation right) => (left, right) switch
    {
        (ILocalReferenceOperation one, ILocalReferenceOperation other) => SymbolEqualityComparer.Default.Equals(one.Local, other.Local),
        (IFieldReferenceOperation one, IFieldReferenceOperation other) => SymbolEqualityComparer.Default.Equals(one.Field, other.Field),
        _ => false,
    };

    /// <summary>A loop of its own consumes several messages, and the commit comes behind it.</summary>
    private static bool FollowsBatch(SyntaxNode commit, SyntaxNode loop, List<SyntaxNode> consumes, List<IOperation> operations) =>
        consumes.Where(consume => InFunctionOf(loop, consume)).All(consume =>
            consume.Ancestors().First(StatementOrder.IsLoop) is var inner
            && inner != loop && !inner.Span.Contains(commit.Span)
            && (inner is ForStatementSyntax || operations.OfType<IInvocationOperation>().Any(call => inner.Span.Contains(call.Syntax.Span) && Collects(call.TargetMethod))));

    private static bool Collects(IMethodSymbol method) => BaseLibrary.Declares(method) && BaseLibrary.Effect(method) == CalleeEffect.Collects;
}
