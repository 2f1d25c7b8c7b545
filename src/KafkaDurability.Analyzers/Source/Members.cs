using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Source;

/// <summary>Finds members by syntax alone: which one a node is in, and which ones mention a name.</summary>
internal static class Members
{
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> s_names = new();

    /// <summary>The body or initializer that a node belongs to, as the operation of the whole member names it.</summary>
    public static SyntaxNode? RootOf(SyntaxNode node)
    {
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } }:
                case CompilationUnitSyntax:
                    return current;
                case PrimaryConstructorBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type }:
                    return type;
                case BaseTypeDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The declaration of the type that a node is in.</summary>
    public static SyntaxNode? TypeOf(SyntaxNode node) => node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>();

    /// <summary>The members under a node that mention an identifier.</summary>
    public static IEnumerable<SyntaxNode> Mentioning(SyntaxNode scope, string name)
    {
        if (!Names(scope.SyntaxTree).Contains(name))
        {
            return [];
        }

        return scope.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name && token.Parent is not null)
            .Select(token => RootOf(token.Parent!) ?? InitializerOf(token.Parent!))
            .OfType<SyntaxNode>()
            .Distinct();
    }

    /// <summary>The initializer of a field or property, which is a member by itself, whose name stands outside of it.</summary>
    private static SyntaxNode? InitializerOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax field => field.Initializer,
        PropertyDeclarationSyntax property => property.Initializer,
        _ => null,
    };

    /// <summary>The members of all parts of a type that mention an identifier.</summary>
    public static IEnumerable<SyntaxNode> Mentioning(INamedTypeSymbol type, string name) =>
        type.DeclaringSyntaxReferences.SelectMany(part => Mentioning(part.GetSyntax(), name)).Distinct();

    /// <summary>The identifiers of a tree; kept as long as the tree, which an edit elsewhere does not change.</summary>
    private static HashSet<string> Names(SyntaxTree tree) => s_names.GetValue(tree, static key =>
        new HashSet<string>(key.GetRoot().DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)));
}
