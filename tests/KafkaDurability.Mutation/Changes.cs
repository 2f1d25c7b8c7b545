using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Mutation;

/// <summary>Who is changed: whoever comes by, or only where a condition is true, or false.</summary>
internal enum Difference { Anywhere, WhereTrue, WhereFalse }

/// <param name="To">Code.</param>
internal readonly record struct Change(string To, Difference Where = Difference.Anywhere);

/// <summary>
/// The ways to change code. A change that any test of another finds as well is not among them: a negated condition is true or
/// false somewhere, and so is "or" for "and".
/// </summary>
internal static class Changes
{
    /// <summary>Texts, constants, guards and what they throw.</summary>
    public static bool MustStay(SyntaxNode node) => node switch
    {
        PatternSyntax or AttributeListSyntax or EnumMemberDeclarationSyntax or ParameterSyntax or ThrowStatementSyntax or ThrowExpressionSyntax => true,
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        LocalDeclarationStatementSyntax local => local.IsConst,
        IfStatementSyntax { Statement: ThrowStatementSyntax or BlockSyntax { Statements: [ThrowStatementSyntax] } } => true,
        ExpressionSyntax => node.Parent is CaseSwitchLabelSyntax,
        _ => false,
    };

    public static bool CanBeRemoved(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => !call.ToString().Contains("ThrowIf", StringComparison.Ordinal) && !Declares(call),
        ExpressionStatementSyntax { Expression: AwaitExpressionSyntax or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax } => !Declares(statement),
        YieldStatementSyntax { Expression: not null } => !Declares(statement),
        _ => false,
    };

    /// <summary>Whether another arm is left for what this one takes.</summary>
    public static bool CanBeRemoved(SwitchExpressionArmSyntax arm) =>
        arm.Pattern is not (DiscardPatternSyntax or VarPatternSyntax) && ((SwitchExpressionSyntax)arm.Parent!).Arms.Last() != arm;

    public static IEnumerable<Change> Of(ExpressionSyntax code, SemanticModel model)
    {
        if (!IsValue(code) || model.GetSymbolInfo(code).Symbol is ITypeSymbol or INamespaceSymbol || code is SimpleNameSyntax && model.GetSymbolInfo(code).Symbol is IMethodSymbol)
        {
            return [];
        }

        var type = model.GetTypeInfo(code).Type;
        return code switch
        {
            ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax => [],
            _ when type?.SpecialType == SpecialType.System_Boolean => [.. Conditions.Of(code, model), .. Parts.Of(code)],
            _ => [.. Parts.Of(code), .. Values.Of(code, type, model)],
        };
    }

    /// <summary>Whether code is a value of its own: no target of an assignment, no name of a method, no rest of a chain with "?.".</summary>
    private static bool IsValue(ExpressionSyntax code) => code is not (PredefinedTypeSyntax or ArrayTypeSyntax or NullableTypeSyntax or TupleTypeSyntax or RefTypeSyntax)
        && code.Parent is not (ExpressionStatementSyntax or MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or TypeArgumentListSyntax or QualifiedNameSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 })
        && !(code.Parent is MemberAccessExpressionSyntax access && access.Name == code)
        && !(code.Parent is AssignmentExpressionSyntax assignment && assignment.Left == code)
        && !code.DescendantNodesAndSelf().Any(node => node is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax or ImplicitElementAccessSyntax
            && node.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(access => access.WhenNotNull.Span.Contains(node.Span)) is { } whole && !code.Span.Contains(whole.Span))
        && !code.Ancestors().TakeWhile(node => node is not StatementSyntax).Any(node => node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } });

    private static bool Declares(SyntaxNode node) => node.DescendantNodes().Any(part => part is DeclarationExpressionSyntax or SingleVariableDesignationSyntax);
}
