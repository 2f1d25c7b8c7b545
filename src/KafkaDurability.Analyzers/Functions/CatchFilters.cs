using System.Linq;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>What the condition behind a catch picks.</summary>
internal static class CatchFilters
{
    /// <summary>when (e is not OperationCanceledException), when (!token.IsCancellationRequested): whatever fails otherwise is taken.</summary>
    public static bool TakesAllButCancellation(IOperation filter) => OwnOperations.Unconverted(filter) switch
    {
        { ConstantValue: { HasValue: true, Value: true } } => true,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => IsOnCancellation(operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } both =>
            TakesAllButCancellation(both.LeftOperand) && TakesAllButCancellation(both.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: false } } test => IsOnCancellation(test.LeftOperand),
        IIsPatternOperation { Pattern: INegatedPatternOperation negated } => IsOfCancellation(negated.Pattern),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: false } } } test => IsOnCancellation(test.Value),
        IIsPatternOperation { Pattern: IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both } => AreAllButCancellation(both),
        IInvocationOperation { TargetMethod: var method } => AlwaysSaysYes(method),
        _ => false,
    };

    /// <summary>when (Log(e)), of a method in sight that logs and returns true.</summary>
    private static bool AlwaysSaysYes(IMethodSymbol method) => method is { IsVirtual: false, IsOverride: false, DeclaringSyntaxReferences: { Length: 1 } declared }
        && declared[0].GetSyntax() switch
        {
            MethodDeclarationSyntax own => (SyntaxNode?)own.Body ?? own.ExpressionBody,
            LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
            _ => null,
        } is { } body
        && (body is ArrowExpressionClauseSyntax { Expression: var said } ? [said] : body.DescendantNodes(StatementOrder.IsSameFunction).OfType<ReturnStatementSyntax>().Select(returned => returned.Expression).ToList()) is { Count: > 0 } answers
        && answers.All(answer => answer.IsKind(SyntaxKind.TrueLiteralExpression));

    /// <summary>when (attempt &lt; 3): it counts, and does not look at what failed.</summary>
    public static bool OnlyCounts(IOperation filter) => filter.Descendants().Any() && filter.DescendantsAndSelf().All(operation => operation switch
    {
        IBinaryOperation => true,
        IConversionOperation or ILiteralOperation or IIncrementOrDecrementOperation or IInstanceReferenceOperation or IParenthesizedOperation => true,
        ILocalReferenceOperation or IFieldReferenceOperation or IParameterReferenceOperation or IPropertyReferenceOperation =>
            operation.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_Int16 or SpecialType.System_Byte,
        _ => false,
    });

    private static bool IsOnCancellation(IOperation condition) => OwnOperations.Unconverted(condition) switch
    {
        IPropertyReferenceOperation { Property: { Name: "IsCancellationRequested", ContainingType.Name: "CancellationToken" or "CancellationTokenSource" } } => true,
        IIsTypeOperation test => IsCancellation(test.TypeOperand),
        IIsPatternOperation test => IsOfCancellation(test.Pattern),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both =>
            IsOnCancellation(both.LeftOperand) && IsOnCancellation(both.RightOperand),
        _ => false,
    };

    private static bool IsOfCancellation(IPatternOperation pattern) => pattern switch
    {
        ITypePatternOperation type => IsCancellation(type.MatchedType),
        IDeclarationPatternOperation declaration => IsCancellation(declaration.MatchedType),
        IRecursivePatternOperation recursive => IsCancellation(recursive.MatchedType),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => IsOfCancellation(either.LeftPattern) && IsOfCancellation(either.RightPattern),
        _ => false,
    };

    /// <summary>is not OperationCanceledException and not TaskCanceledException.</summary>
    private static bool AreAllButCancellation(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => IsOfCancellation(negated.Pattern),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => AreAllButCancellation(both.LeftPattern) && AreAllButCancellation(both.RightPattern),
        _ => false,
    };

    private static bool IsCancellation(ITypeSymbol? type) =>
        type is { Name: "OperationCanceledException" or "TaskCanceledException" } && (BaseLibrary.IsIn(type, "System") || BaseLibrary.IsIn(type, "System.Threading.Tasks"));
}
