using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Program;

/// <summary>The names by which a tree's declarations are reached from elsewhere: its outermost types, and its extensions.</summary>
internal sealed class Outline
{
    private static readonly ConditionalWeakTable<SyntaxTree, Outline> s_ofTrees = new();

    private readonly CompilationUnitSyntax _root;

    private Outline(SyntaxTree tree)
    {
        _root = (CompilationUnitSyntax)tree.GetRoot();
        Names = Declared().SelectMany(Reached).Distinct().ToImmutableArray();
    }

    /// <summary>Kept as long as the tree, which an edit elsewhere does not change.</summary>
    public static Outline Of(SyntaxTree tree) => s_ofTrees.GetValue(tree, static key => new Outline(key));

    /// <summary>The outermost types and the extensions of the tree.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The same of the types that mention one of the words.</summary>
    public IEnumerable<string> BasesWith(IReadOnlyCollection<string> words) => Types().Where(type => words.Any(word => Members.HasWord(type, word))).SelectMany(BasesOf);

    /// <summary>Those of the <see cref="Names"/> whose declarations mention one of the words, be it in a body.</summary>
    public IEnumerable<string> NamesWithin(IEnumerable<string> words)
    {
        var here = words.Where(TreeNames.Of(_root.SyntaxTree).HasWord).ToList();
        return here.Count == 0 ? [] : Declared().Where(node => here.Any(word => Members.HasWord(node, word))).SelectMany(Reached);
    }

    /// <summary>Whether a using that holds for the whole project mentions a name.</summary>
    public bool UsesForAll(string name) => _root.Usings.Any(use => !use.GlobalKeyword.IsKind(SyntaxKind.None) && Members.Mentions(use, name));

    /// <summary>Those of the <see cref="Names"/> whose declarations, bodies and initializers aside, mention a name.</summary>
    public IEnumerable<string> NamesWith(string name) => TreeNames.Of(_root.SyntaxTree).Tokens(_root, name)
        .Where(token => !token.Parent!.AncestorsAndSelf().Any(node => node is BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AttributeListSyntax or UsingDirectiveSyntax or GlobalStatementSyntax))
        .SelectMany(token => token.Parent!.AncestorsAndSelf().SelectMany(Reached));

    private static IEnumerable<string> Reached(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax { Parent: CompilationUnitSyntax or BaseNamespaceDeclarationSyntax } type => [type.Identifier.ValueText],
        DelegateDeclarationSyntax { Parent: CompilationUnitSyntax or BaseNamespaceDeclarationSyntax } type => [type.Identifier.ValueText],
        MethodDeclarationSyntax method when IsExtension(method) => [method.Identifier.ValueText],
        PropertyDeclarationSyntax { Parent: TypeDeclarationSyntax { Identifier.ValueText: "" } } property => [property.Identifier.ValueText],
        _ => [],
    };

    /// <summary>With a "this" before its first parameter, or in an extension block, which this Roslyn takes for a type without a name.</summary>
    private static bool IsExtension(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true
        || method.Parent is TypeDeclarationSyntax { Identifier.ValueText: "" };

    private IEnumerable<SyntaxNode> Declared() =>
        _root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax);

    private IEnumerable<BaseTypeDeclarationSyntax> Types() => Declared().OfType<BaseTypeDeclarationSyntax>().Where(type => type.BaseList is not null);

    private static IEnumerable<string> BasesOf(BaseTypeDeclarationSyntax type) => type.BaseList!.Types.Select(one => NameOf(one.Type)).OfType<string>();

    private static string? NameOf(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        _ => null,
    };
}
