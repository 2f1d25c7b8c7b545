using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>while (_pending > 0) { Thread.Sleep(10); }: the loop ends when the work has counted itself down.</summary>
internal static class CountedWaits
{
    /// <param name="condition">As a graph has it: a part of what the loop asks.</param>
    public static bool Are(IOperation condition, Compilation compilation, CancellationToken cancellation) =>
        LoopOf(condition.Syntax) is { } loop && !loop.DescendantNodes().Any(Consumes)
        && AsksForZero(condition) && condition.DescendantsAndSelf().Select(Variables.Own).OfType<ISymbol>().Any(counter => IsLowered(counter, condition.Syntax, compilation, cancellation));

    private static SyntaxNode? LoopOf(SyntaxNode condition) => condition.Ancestors().OfType<StatementSyntax>().FirstOrDefault() switch
    {
        WhileStatementSyntax loop when loop.Condition.Span.Contains(condition.Span) => loop,
        DoStatementSyntax loop when loop.Condition.Span.Contains(condition.Span) => loop,
        ForStatementSyntax loop when loop.Condition?.Span.Contains(condition.Span) == true => loop,
        _ => null,
    };

    private static bool Consumes(SyntaxNode node) => node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Consume" } };

    /// <summary>Zero, and no more than that: while (_pending > 100) only keeps the work from piling up.</summary>
    private static bool AsksForZero(IOperation condition) => condition is IBinaryOperation
    {
        OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.NotEquals or BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: 0 or 0L },
    };

    /// <summary>By another function than the one that waits.</summary>
    private static bool IsLowered(ISymbol counter, SyntaxNode wait, Compilation compilation, CancellationToken cancellation)
    {
        var members = counter is IFieldSymbol or IPropertySymbol ? Members.Mentioning(counter.ContainingType, counter.Name) : new[] { Members.RootOf(wait) }.OfType<SyntaxNode>();
        return members.SelectMany(member => OperationSource.Of(compilation).Operation(member, cancellation)?.DescendantsAndSelf() ?? [])
            .Any(operation => Lowers(operation) && SymbolEqualityComparer.Default.Equals(Variables.Own(OwnOperations.Target(operation)), counter) && FunctionOf(operation.Syntax) != FunctionOf(wait));
    }

    private static bool Lowers(IOperation operation) => operation switch
    {
        IIncrementOrDecrementOperation count => count.Kind == OperationKind.Decrement,
        ICompoundAssignmentOperation sum => sum.OperatorKind == BinaryOperatorKind.Subtract,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Decrement" or "Add" or "Exchange", ContainingType.Name: "Interlocked" } } } => true,
        _ => false,
    };

    private static SyntaxNode? FunctionOf(SyntaxNode node) => node.Ancestors().FirstOrDefault(outer => outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) ?? Members.RootOf(node);
}
