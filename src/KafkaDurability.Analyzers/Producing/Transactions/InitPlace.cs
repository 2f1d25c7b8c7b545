using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Where InitTransactions belongs: right behind the statement that puts the new producer into a variable.</summary>
/// <param name="Statement">That statement, or the block of the using statement that begins with it.</param>
/// <param name="IsBlock">InitTransactions goes to the beginning of the block.</param>
internal sealed record InitPlace(SyntaxNode Statement, string Name, bool IsBlock)
{
    /// <returns>Null where there is no such statement, or several.</returns>
    public static InitPlace? Of(ProducerLife life) =>
        life.Builds.Length == 1 && life.Origins.Select(origin => origin.Value).Distinct().Count() == 1 && life.Origins[0] is var (variable, value)
            ? Of(value, variable.Name)
            : null;

    private static InitPlace? Of(SyntaxNode value, string name)
    {
        while (value.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment when assignment.Right == value => new(statement, assignment.Left.ToString(), IsBlock: false),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } } => declaration.Parent switch
            {
                LocalDeclarationStatementSyntax statement => new(statement, name, IsBlock: false),
                UsingStatementSyntax { Statement: BlockSyntax block } => new(block, name, IsBlock: true),
                _ => null,
            },
            _ => null,
        };
    }
}
