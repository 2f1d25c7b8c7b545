using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Mutation;

/// <summary>Writes all mutants of a file into it, each behind its switch. What is changed is for <see cref="Changes"/> to say.</summary>
/// <param name="dropped">IDs of those that do not compile.</param>
/// <param name="last">The last ID given before.</param>
internal sealed class Mutator(SemanticModel model, string file, IReadOnlySet<int> dropped, int last) : CSharpSyntaxRewriter
{
    private const string Switched = "global::KafkaDurability.Mutation.Switch.";

    public int Last { get; private set; } = last;

    public List<Mutant> Mutants { get; } = [];

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is null || Changes.MustStay(node))
        {
            return node;
        }

        return (node, base.Visit(node)) switch
        {
            (ExpressionSyntax old, ExpressionSyntax changed) => Expression(old, changed),
            (StatementSyntax old, StatementSyntax changed) => Statement(old, changed),
            (SwitchExpressionArmSyntax old, SwitchExpressionArmSyntax changed) when Changes.CanBeRemoved(old) && Add(old, "") is { } id =>
                changed.WithWhenClause(When(changed.WhenClause, id)),
            (CasePatternSwitchLabelSyntax old, CasePatternSwitchLabelSyntax changed) when Add(old, "") is { } id => changed.WithWhenClause(When(changed.WhenClause, id)),
            (CaseSwitchLabelSyntax old, _) when Add(old, "") is { } id =>
                SyntaxFactory.CasePatternSwitchLabel(old.Keyword, SyntaxFactory.ConstantPattern(old.Value), When(null, id), old.ColonToken),
            var (_, changed) => changed,
        };
    }

    private SyntaxNode Expression(ExpressionSyntax old, ExpressionSyntax changed)
    {
        string? text = null;
        foreach (var change in Changes.Of(old, model))
        {
            if (Add(old, change.To) is { } id)
            {
                text ??= changed.ToString();
                text = change.Where switch
                {
                    Difference.WhereFalse => $"({Switched}On({id}) ? {change.To}\n : ({text}\n) || {Switched}Unseen({id}))",
                    Difference.WhereTrue => $"({Switched}On({id}) ? {change.To}\n : ({text}\n) && {Switched}Seen({id}))",
                    _ => $"({Switched}Is({id}) ? {change.To}\n : {text}\n)",
                };
            }
        }

        return text is null ? changed : SyntaxFactory.ParseExpression(text).WithTriviaFrom(changed);
    }

    private StatementSyntax Statement(StatementSyntax old, StatementSyntax changed) => Changes.CanBeRemoved(old) && Add(old, "") is { } id
        ? SyntaxFactory.ParseStatement($"if (!{Switched}Is({id})) {{ {changed}\n }}").WithTriviaFrom(changed)
        : changed;

    private static WhenClauseSyntax When(WhenClauseSyntax? when, int id) => SyntaxFactory
        .WhenClause(SyntaxFactory.ParseExpression($" {(when is null ? "" : $"({when.Condition}\n) && ")}!{Switched}Is({id}) "))
        .WithLeadingTrivia(SyntaxFactory.Space);

    /// <summary>The ID of a mutant; null for one that does not compile.</summary>
    private int? Add(SyntaxNode old, string to)
    {
        var code = old.AncestorsAndSelf().First(node => node is LambdaExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax);
        var isStatic = code is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null } or ConstructorDeclarationSyntax
            && ((MemberDeclarationSyntax)code).Modifiers.Any(SyntaxKind.StaticKeyword);
        if (dropped.Contains(++Last))
        {
            return null;
        }

        Mutants.Add(new Mutant(Last, file, old.GetLocation().GetLineSpan().StartLinePosition.Line + 1, Member(old), Short(old.ToString()), to.Length == 0 ? "nothing" : Short(to), isStatic));
        return Last;
    }

    private static string Member(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        var other => other?.Kind().ToString() ?? "",
    };

    private static string Short(string code)
    {
        var line = string.Join(' ', code.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 110 ? line : line[..110] + "...";
    }
}
