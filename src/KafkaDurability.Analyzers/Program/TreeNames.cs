using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Program;

/// <summary>
/// Where names stand in one tree. Found in the text: most trees need no nodes for that. Kept as long as the tree, which
/// an edit elsewhere, with its new compilation, does not change.
/// </summary>
internal sealed class TreeNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeNames> s_ofTrees = new();
    private static readonly List<int> s_none = [];
    private static readonly string[] s_declaring = ["class", "interface", "record", "struct"];
    private static readonly string[] s_guards = ["try", "using", "lock", "foreach"];

    private readonly string _text;
    private readonly WordFilter _words;

    // Most trees are asked for nothing but what the filter tells.
    private readonly Lazy<ConcurrentDictionary<string, List<int>>> _positions = new(() => new());
    private readonly Lazy<ConcurrentDictionary<string, IReadOnlyList<SyntaxNode>>> _mentioning = new(() => new());
    private readonly Lazy<ConcurrentDictionary<string, IReadOnlyList<SyntaxNode>>> _calling = new(() => new());

    private TreeNames(SyntaxTree tree)
    {
        Tree = tree;
        _text = tree.GetText().ToString(); // Of a tree that was read from a file this is no copy.
        _words = new WordFilter(_text);
    }

    public static TreeNames Of(SyntaxTree tree) => s_ofTrees.GetValue(tree, static key => new TreeNames(key));

    public SyntaxTree Tree { get; }

    /// <summary>Whether a word with this <see cref="WordFilter.Hash"/> may stand in the tree.</summary>
    public bool MayMention(uint hash) => _words.MayContain(hash);

    /// <summary>The members that mention an identifier.</summary>
    public IReadOnlyList<SyntaxNode> Mentioning(string name, CancellationToken cancellation) => _mentioning.Value.TryGetValue(name, out var known) ? known
        : _mentioning.Value.GetOrAdd(name, Members.Mentioning(Tree.GetRoot(cancellation), name).ToList());

    /// <summary>The members that call something of this name.</summary>
    public IReadOnlyList<SyntaxNode> Calling(string name, CancellationToken cancellation) => _calling.Value.TryGetValue(name, out var known) ? known
        : _calling.Value.GetOrAdd(name, Tokens(Tree.GetRoot(cancellation), name)
            .Where(IsCalled).Select(token => Members.RootOf(token.Parent!)).OfType<SyntaxNode>().Distinct().ToList());

    /// <summary>The identifiers under a node of the tree that are called so.</summary>
    public IEnumerable<SyntaxToken> Tokens(SyntaxNode scope, string name)
    {
        var positions = Positions(name);
        for (var i = FirstFrom(positions, scope.SpanStart); i < positions.Count && positions[i] < scope.Span.End; i++)
        {
            var token = scope.FindToken(positions[i]);
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.Span.Contains(positions[i]) && token.ValueText == name)
            {
                yield return token;
            }
        }
    }

    /// <summary>
    /// Whether a part may have more than so many statements within each other that guard what is in them, as try does:
    /// so many braces are open at once, those in texts and comments count along, and so many words begin such a statement.
    /// </summary>
    public bool IsGuardedDeeperThan(int bound, TextSpan part)
    {
        var depth = 0;
        for (var i = part.Start; i < part.End && depth <= bound; i++)
        {
            depth += _text[i] switch { '{' => 1, '}' => -1, _ => 0 };
        }

        return depth > bound && s_guards.Sum(word => Positions(word).Count(part.Contains)) > bound;
    }

    /// <summary>Whether a word stands in the tree, be it in a comment.</summary>
    public bool HasWord(string word) => Positions(word).Count > 0;

    /// <summary>Whether a keyword stands under a node of the tree.</summary>
    public bool HasKeyword(string keyword, SyntaxNode scope)
    {
        var positions = Positions(keyword);
        for (var i = FirstFrom(positions, scope.SpanStart); i < positions.Count && positions[i] < scope.Span.End; i++)
        {
            if (scope.FindToken(positions[i]) is var token && token.SpanStart == positions[i] && SyntaxFacts.IsReservedKeyword(token.Kind()))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a class, interface or the like of this name is declared in the tree, by its text alone.</summary>
    public bool DeclaresType(string name) => Positions(name).Any(at =>
    {
        var end = at;
        while (end > 0 && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        return s_declaring.Any(keyword => end >= keyword.Length && string.CompareOrdinal(_text, end - keyword.Length, keyword, 0, keyword.Length) == 0);
    });

    /// <summary>Whether a word stands in a part of the text.</summary>
    public bool HasWord(string word, TextSpan part)
    {
        var positions = Positions(word);
        var first = FirstFrom(positions, part.Start);
        return first < positions.Count && positions[first] < part.End;
    }

    // A half-typed type has no name, nor has an extension block; the filter may take that for a word.
    private List<int> Positions(string name) => name.Length == 0 || !MayMention(WordFilter.HashOfFirst(name)) ? s_none
        : _positions.Value.TryGetValue(name, out var known) ? known : _positions.Value.GetOrAdd(name, Find(name));

    private List<int> Find(string name)
    {
        var positions = new List<int>();
        for (var at = _text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if (!IsWithin(at) && !IsWithin(end))
            {
                positions.Add(at);
            }
        }

        return positions;
    }

    /// <summary>Whether a word goes on from one side of a position to the other.</summary>
    private bool IsWithin(int at) => at > 0 && at < _text.Length
        && SyntaxFacts.IsIdentifierPartCharacter(_text[at - 1]) && SyntaxFacts.IsIdentifierPartCharacter(_text[at]);

    private static int FirstFrom(List<int> positions, int start)
    {
        var at = positions.BinarySearch(start);
        return at < 0 ? ~at : at;
    }

    internal static bool IsCalled(SyntaxToken token)
    {
        if (token.Parent is not SimpleNameSyntax name)
        {
            return false;
        }

        SyntaxNode called = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        return called.Parent is InvocationExpressionSyntax call && call.Expression == called;
    }
}
