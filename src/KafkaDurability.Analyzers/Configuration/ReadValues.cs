using System.Linq;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>Settings of which code takes single values, such as the brokers for another client: they configure nothing there.</summary>
internal static class ReadValues
{
    /// <summary>Whether all that is done with what an expression gives is to read its properties.</summary>
    public static bool AreAllThatIsTaken(SyntaxNode expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            expression = expression.Parent;
        }

        return IsRead(expression) || expression.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } local }
            && Members.RootOf(local) is { } member
            && member.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == local.Identifier.ValueText).ToList() is { Count: > 0 } uses
            && uses.All(IsRead);
    }

    private static bool IsRead(SyntaxNode expression) => expression.Parent is MemberAccessExpressionSyntax access && access.Expression == expression
        && access.Parent is not InvocationExpressionSyntax
        && !(access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access);
}
