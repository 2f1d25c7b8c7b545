using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Mutation;

/// <summary>Each part of a condition is made true and false, as far as that differs from what is done to its other parts; bounds are moved by one.</summary>
internal static class Conditions
{
    public static IEnumerable<Change> Of(ExpressionSyntax code, SemanticModel model)
    {
        if (code is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } || IsNegation(code) || IsPart(code))
        {
            yield break;
        }

        if (code is LiteralExpressionSyntax)
        {
            yield return new Change(code.IsKind(SyntaxKind.TrueLiteralExpression) ? "false" : "true");
            yield break;
        }

        var (isTrue, isFalse) = Wanted(code);
        if (isTrue)
        {
            yield return new Change("true", Difference.WhereFalse);
        }

        if (isFalse)
        {
            yield return new Change("false", Difference.WhereTrue);
        }

        if (code is BinaryExpressionSyntax comparison && Moved(comparison.OperatorToken.Text) is { } moved)
        {
            yield return new Change($"{comparison.Left} {moved} {comparison.Right}");
        }

        if (code is IsPatternExpressionSyntax test && !test.Pattern.DescendantNodesAndSelf().Any(part => part is VariableDesignationSyntax))
        {
            foreach (var pattern in Patterns.Of(test.Pattern))
            {
                yield return new Change($"{test.Expression} is {pattern}");
            }
        }
    }

    /// <summary>"Not" before a whole condition: its parts are looked at.</summary>
    private static bool IsNegation(ExpressionSyntax code) =>
        code is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax } };

    /// <summary>What is negated, compared or taken apart is changed with the whole.</summary>
    private static bool IsPart(ExpressionSyntax code) => code.Parent switch
    {
        PrefixUnaryExpressionSyntax negation => !IsNegation(negation),
        BinaryExpressionSyntax binary => !binary.IsKind(SyntaxKind.LogicalAndExpression) && !binary.IsKind(SyntaxKind.LogicalOrExpression) && !binary.IsKind(SyntaxKind.CoalesceExpression),
        MemberAccessExpressionSyntax or IsPatternExpressionSyntax or ConditionalAccessExpressionSyntax or InvocationExpressionSyntax => true,
        SwitchExpressionSyntax whole => whole.GoverningExpression == code,
        _ => false,
    };

    /// <summary>Of "a and b" false is that of a, of "a or b" true is.</summary>
    private static (bool True, bool False) Wanted(ExpressionSyntax code) => code.Parent switch
    {
        ParenthesizedExpressionSyntax outer => Wanted(outer),
        PrefixUnaryExpressionSyntax negation when IsNegation(negation) && Wanted(negation) is var wanted => (wanted.False, wanted.True),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => both.Right == code ? (true, false) : (true, Wanted(both).False),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => either.Right == code ? (false, true) : (Wanted(either).True, true),
        _ => (true, true),
    };

    private static string? Moved(string comparison) => comparison switch { "<" => "<=", "<=" => "<", ">" => ">=", ">=" => ">", _ => null };
}
