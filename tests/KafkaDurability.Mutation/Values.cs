using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Mutation;

/// <summary>Nothing for what a function gives back, another member for one of several of a kind, less for more.</summary>
internal static class Values
{
    public static IEnumerable<Change> Of(ExpressionSyntax code, ITypeSymbol? type, SemanticModel model)
    {
        if (code is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either)
        {
            return [new Change(either.Right.ToString()), new Change($"({either.Left})!")];
        }

        if (code is BinaryExpressionSyntax sum && type is { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } && sum.OperatorToken.Text is "+" or "-" or "*")
        {
            return [new Change($"{sum.Left} {(sum.OperatorToken.Text == "-" ? "+" : "-")} {sum.Right}")];
        }

        if (type?.SpecialType == SpecialType.System_Void)
        {
            return [];
        }

        if (code is NameSyntax or MemberAccessExpressionSyntax && model.GetSymbolInfo(code).Symbol is IFieldSymbol { IsStatic: true } field && IsChoice(code))
        {
            return [new Change(Other(field) is { } other ? code.ToString()[..^field.Name.Length] + other : "default!")];
        }

        return IsResult(code) && code is not (LiteralExpressionSyntax or CollectionExpressionSyntax { Elements.Count: 0 }) ? [new Change("default!")] : [];
    }

    /// <summary>The next of its kind in the same type.</summary>
    private static string? Other(IFieldSymbol field)
    {
        var all = field.ContainingType.GetMembers().OfType<IFieldSymbol>().Where(other => other.IsStatic && SymbolEqualityComparer.Default.Equals(other.Type, field.Type)).ToList();
        return all.Count < 2 ? null : all[(all.IndexOf(field) + 1) % all.Count].Name;
    }

    /// <summary>Whether it is given away; what is compared is changed with the comparison, and a list without its element.</summary>
    private static bool IsChoice(ExpressionSyntax code) =>
        code.Parent is ArgumentSyntax or AssignmentExpressionSyntax or EqualsValueClauseSyntax { Parent: not ParameterSyntax } || IsResult(code);

    /// <summary>Whether a function gives it back, on some condition or on none.</summary>
    private static bool IsResult(ExpressionSyntax code) => code.Parent switch
    {
        ReturnStatementSyntax => true,
        ArrowExpressionClauseSyntax arrow => arrow.Parent is not AccessorDeclarationSyntax,
        ConditionalExpressionSyntax choice => choice.Condition != code && IsResult(choice),
        SwitchExpressionArmSyntax arm => arm.Expression == code && IsResult((SwitchExpressionSyntax)arm.Parent!),
        ParenthesizedExpressionSyntax outer => IsResult(outer),
        _ => false,
    };
}
