using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Baselines;

/// <summary>The name of the member that code is in, as it is written: "Shop.Orders.Publisher.Send(Order, int)".</summary>
internal static class MemberName
{
    private const string TopLevel = "(top-level statements)";

    public static string Of(SyntaxNode at)
    {
        var parts = new Stack<string>();
        foreach (var node in at.AncestorsAndSelf())
        {
            if (Part(node) is { } part)
            {
                parts.Push(part);
            }
        }

        return parts.Count == 0 ? TopLevel : string.Join(".", parts);
    }

    /// <summary>The member; the whole file where the code is in none.</summary>
    public static SyntaxNode Scope(SyntaxNode at) =>
        at.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not GlobalStatementSyntax) ?? at.AncestorsAndSelf().Last();

    private static string? Part(SyntaxNode node) => node switch
    {
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        TypeDeclarationSyntax type => type.Identifier.Text + type.TypeParameterList,
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text + method.TypeParameterList + Types(method.ParameterList.Parameters),
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text + Types(constructor.ParameterList.Parameters),
        PropertyDeclarationSyntax property => property.Identifier.Text,
        IndexerDeclarationSyntax indexer => "this" + Types(indexer.ParameterList.Parameters),
        EventDeclarationSyntax @event => @event.Identifier.Text,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field => field.Identifier.Text,
        OperatorDeclarationSyntax @operator => "operator " + @operator.OperatorToken.Text + Types(@operator.ParameterList.Parameters),
        ConversionOperatorDeclarationSyntax conversion => "operator " + conversion.Type + Types(conversion.ParameterList.Parameters),
        DestructorDeclarationSyntax destructor => "~" + destructor.Identifier.Text,
        _ => null,
    };

    private static string Types(SeparatedSyntaxList<ParameterSyntax> parameters) =>
        "(" + string.Join(", ", parameters.Select(parameter => parameter.Type?.ToString().Replace("\"", "") ?? "")) + ")";
}
