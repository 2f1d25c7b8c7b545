using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Binding;

/// <summary>Finds members by syntax alone: which one a node is in, and which ones mention a name.</summary>
internal static class Members
{
    /// <summary>Where names stand in a tree; kept as long as the tree, which an edit elsewhere does not change.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<string, List<int>>> s_positions = new();

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
    public static IEnumerable<SyntaxNode> Mentioning(SyntaxNode scope, string name) => Tokens(scope, name)
        .Where(token => token.Parent is not null)
        .Select(token => RootOf(token.Parent!) ?? InitializerOf(token.Parent!))
        .OfType<SyntaxNode>()
        .Distinct();

    /// <summary>Whether a member mentions an identifier.</summary>
    public static bool Mentions(SyntaxNode member, string name) => Tokens(member, name).Any();

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

    /// <summary>The identifiers under a node that are called so. Found in the text: most trees need no nodes for that.</summary>
    private static IEnumerable<SyntaxToken> Tokens(SyntaxNode scope, string name)
    {
        var positions = s_positions.GetOrCreateValue(scope.SyntaxTree).GetOrAdd(name, key => Positions(scope.SyntaxTree.GetText().ToString(), key));
        var first = positions.BinarySearch(scope.SpanStart);
        for (var i = first < 0 ? ~first : first; i < positions.Count && positions[i] < scope.Span.End; i++)
        {
            var token = scope.FindToken(positions[i]);
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.Span.Contains(positions[i]) && token.ValueText == name)
            {
                yield return token;
            }
        }
    }

    private static List<int> Positions(string text, string name)
    {
        var positions = new List<int>();
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[at - 1])) && (end == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[end])))
            {
                positions.Add(at);
            }
        }

        return positions;
    }
}
