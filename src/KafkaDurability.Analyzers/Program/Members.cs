using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Program;

/// <summary>Finds members by syntax alone: which one a node is in, and which ones mention a name.</summary>
internal static class Members
{
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

    /// <summary>All members of a tree that have code, each as <see cref="RootOf"/> gives it.</summary>
    public static IEnumerable<SyntaxNode> In(SyntaxNode root) => root.DescendantNodesAndSelf(IsAround).Where(HasCode);

    /// <summary>A member with its declaration: an initializer or getter may say no more than <c>new()</c>, and the type stands before the name.</summary>
    public static SyntaxNode WithType(SyntaxNode member) => member is EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or AccessorDeclarationSyntax
        ? (SyntaxNode?)member.FirstAncestorOrSelf<BaseFieldDeclarationSyntax>() ?? member.FirstAncestorOrSelf<BasePropertyDeclarationSyntax>() ?? member
        : member;

    private static bool IsAround(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax
        or BasePropertyDeclarationSyntax or AccessorListSyntax or BaseFieldDeclarationSyntax or VariableDeclarationSyntax or VariableDeclaratorSyntax;

    private static bool HasCode(SyntaxNode node) => node switch
    {
        ConstructorDeclarationSyntax { Initializer: not null } => true,
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        ArrowExpressionClauseSyntax or EqualsValueClauseSyntax => RootOf(node) == node,
        TypeDeclarationSyntax { BaseList: { } bases } => bases.Types.Any(type => type is PrimaryConstructorBaseTypeSyntax),
        CompilationUnitSyntax file => file.Members.Any(member => member is GlobalStatementSyntax),
        _ => false,
    };

    /// <summary>The declaration of the type that a node is in.</summary>
    public static SyntaxNode? TypeOf(SyntaxNode node) => node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>();

    /// <summary>The members under a node that mention an identifier.</summary>
    public static IEnumerable<SyntaxNode> Mentioning(SyntaxNode scope, string name) => TreeNames.Of(scope.SyntaxTree).Tokens(scope, name)
        .Where(token => token.Parent is not null)
        .Select(token => RootOf(token.Parent!) ?? InitializerOf(token.Parent!))
        .OfType<SyntaxNode>()
        .Distinct();

    /// <summary>The members of a program that mention an identifier.</summary>
    public static IEnumerable<SyntaxNode> Mentioning(Compilation compilation, string name, CancellationToken cancellation) =>
        ProgramNames.Of(compilation).Mentioning(name, cancellation);

    /// <summary>The members of a program that call something of this name.</summary>
    public static IEnumerable<SyntaxNode> Calling(Compilation compilation, string name, CancellationToken cancellation) =>
        ProgramNames.Of(compilation).Calling(name, cancellation);

    /// <summary>The members in the files of a type that call something of this name.</summary>
    public static IEnumerable<SyntaxNode> Calling(INamedTypeSymbol type, string name, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Select(part => part.SyntaxTree).Distinct().SelectMany(tree => TreeNames.Of(tree).Calling(name, cancellation));

    /// <summary>Whether a member mentions an identifier.</summary>
    public static bool Mentions(SyntaxNode member, string name) => TreeNames.Of(member.SyntaxTree).Tokens(member, name).Any();

    /// <summary>Whether a word stands in the text of a member, be it in a comment: a look before one at the nodes.</summary>
    public static bool HasWord(SyntaxNode member, string word) => TreeNames.Of(member.SyntaxTree).HasWord(word, member.Span);

    /// <summary>The members that can name a variable: its own for a local or parameter, those of the type for what is private there.</summary>
    /// <param name="names">Those of the program, or of the part of it that is looked at, for what others can name.</param>
    public static IEnumerable<SyntaxNode> Seeing(ISymbol variable, ProgramNames names, CancellationToken cancellation) => variable switch
    {
        _ when IsOfPrimaryConstructor(variable, cancellation) => Mentioning(variable.ContainingType, variable.Name),
        ILocalSymbol or IParameterSymbol => DeclaringOf(variable, cancellation),
        { DeclaredAccessibility: Accessibility.Private, ContainingType: { } type } => Mentioning(type.OriginalDefinition, variable.Name),
        _ => names.Mentioning(variable.Name, cancellation),
    };

    /// <summary>The members in which a local, parameter or local function is declared.</summary>
    public static IEnumerable<SyntaxNode> DeclaringOf(ISymbol symbol, CancellationToken cancellation) =>
        symbol.DeclaringSyntaxReferences.Select(declaration => RootOf(declaration.GetSyntax(cancellation))).OfType<SyntaxNode>().Distinct();

    /// <summary>Whether it is a parameter that stands behind the name of a type, which all of its members see.</summary>
    public static bool IsOfPrimaryConstructor(ISymbol variable, CancellationToken cancellation) =>
        variable is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor }
        && constructor.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax(cancellation) is TypeDeclarationSyntax);

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
}
