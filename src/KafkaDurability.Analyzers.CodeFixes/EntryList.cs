using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>The entries between the braces or brackets of an initializer or a collection expression.</summary>
internal sealed class EntryList
{
    private EntryList(SyntaxNode node, SyntaxToken open, SyntaxToken close, SyntaxNodeOrTokenList items)
    {
        Node = node;
        Open = open;
        Close = close;
        Entries = items.Where(item => item.IsNode).Select(item => item.AsNode()!).ToImmutableArray();
        Commas = items.Where(item => item.IsToken).Select(item => item.AsToken()).ToImmutableArray();
    }

    public SyntaxNode Node { get; }

    public SyntaxToken Open { get; }

    public SyntaxToken Close { get; }

    public ImmutableArray<SyntaxNode> Entries { get; }

    public ImmutableArray<SyntaxToken> Commas { get; }

    public bool HasTrailingComma => Entries.Length > 0 && Commas.Length == Entries.Length;

    public TextSpan Inside => TextSpan.FromBounds(Open.Span.End, Close.SpanStart);

    /// <summary>The list, or null where the node is none, or one whose length is given elsewhere.</summary>
    public static EntryList? Of(SyntaxNode node) => node switch
    {
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression } => null,
        InitializerExpressionSyntax { Parent: ArrayCreationExpressionSyntax array } when HasLength(array) => null,
        InitializerExpressionSyntax list =>
            new EntryList(list, list.OpenBraceToken, list.CloseBraceToken, list.Expressions.GetWithSeparators()),
        CollectionExpressionSyntax list =>
            new EntryList(list, list.OpenBracketToken, list.CloseBracketToken, list.Elements.GetWithSeparators()),
        _ => null,
    };

    /// <summary>The entry's last token, with its comma.</summary>
    public SyntaxToken Tail(int entry) => entry < Commas.Length ? Commas[entry] : Entries[entry].GetLastToken();

    private static bool HasLength(ArrayCreationExpressionSyntax array) => array.Type.RankSpecifiers
        .SelectMany(rank => rank.Sizes)
        .Any(size => !size.IsKind(SyntaxKind.OmittedArraySizeExpression));
}
