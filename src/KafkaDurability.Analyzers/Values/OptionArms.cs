using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>Finds code that translates an option: a switch by a text, number or enum, or a condition that compares a text.</summary>
internal static class OptionArms
{
    /// <param name="expression">A value, or the statement that sets it.</param>
    public static bool Is(SyntaxNode expression, OperationSource source)
    {
        if (expression.AncestorsAndSelf().TakeWhile(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .FirstOrDefault(node => node is SwitchExpressionArmSyntax or SwitchSectionSyntax || node.Parent is ConditionalExpressionSyntax or IfStatementSyntax) is not { } choice
            || Members.RootOf(choice) is not { } member || source.Operation(member, CancellationToken.None) is not { } body)
        {
            return false;
        }

        var chooser = choice.FirstAncestorOrSelf<SyntaxNode>(node => node is SwitchExpressionSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax or IfStatementSyntax);
        return body.Descendants().FirstOrDefault(operation => operation.Syntax == chooser && operation is ISwitchExpressionOperation or ISwitchOperation or IConditionalOperation) switch
        {
            ISwitchExpressionOperation chosen => IsOption(chosen.Value.Type),
            ISwitchOperation chosen => IsOption(chosen.Value.Type),
            IConditionalOperation conditional => conditional.Condition.DescendantsAndSelf().Any(ComparesText),
            _ => false,
        };
    }

    private static bool IsOption(ITypeSymbol? type)
    {
        var plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return plain is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_String or SpecialType.System_Char or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Byte };
    }

    private static bool ComparesText(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => IsText(comparison.LeftOperand) && IsText(comparison.RightOperand),
        IInvocationOperation { TargetMethod: { Name: "Equals" or "StartsWith" or "Contains", ContainingType.SpecialType: SpecialType.System_String } } => true,
        IInvocationOperation { TargetMethod: { Name: "Equals", ContainingType.Name: "StringComparer" } } => true,
        IIsPatternOperation { Value: var value, Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: string } } or IBinaryPatternOperation } => IsText(value),
        _ => false,
    };

    private static bool IsText(IOperation operation) => operation is { Type.SpecialType: SpecialType.System_String, ConstantValue: not { HasValue: true, Value: null } };
}
