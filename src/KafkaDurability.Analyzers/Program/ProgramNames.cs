using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Program;

/// <summary>Where names stand in the trees of one compilation: a program has many, and a name stands in few. Each name is looked for once.</summary>
internal sealed class ProgramNames
{
    private readonly Lazy<TreeNames[]> _trees;
    private readonly ConcurrentDictionary<string, IReadOnlyList<SyntaxNode>> _mentioning = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<SyntaxNode>> _calling = new();

    /// <param name="trees">Those of a program, or those of them that somebody has to do with; looked at once, when a name is asked for.</param>
    public ProgramNames(IEnumerable<SyntaxTree> trees) => _trees = new(() => trees.Select(TreeNames.Of).ToArray());

    public static ProgramNames Of(Compilation compilation) => KafkaProgram.Of(compilation).Names;

    /// <summary>The trees in whose text a word stands.</summary>
    public IEnumerable<SyntaxTree> TreesMentioning(string word)
    {
        var hash = WordFilter.HashOfFirst(word);
        return _trees.Value.Where(tree => tree.MayMention(hash) && tree.HasWord(word)).Select(tree => tree.Tree);
    }

    /// <summary>The members that mention an identifier.</summary>
    public IReadOnlyList<SyntaxNode> Mentioning(string name, CancellationToken cancellation) =>
        Find(_mentioning, name, tree => tree.Mentioning(name, cancellation));

    /// <summary>The members that call something of this name.</summary>
    public IReadOnlyList<SyntaxNode> Calling(string name, CancellationToken cancellation) =>
        Find(_calling, name, tree => tree.Calling(name, cancellation));

    /// <summary>The identifiers that are called so.</summary>
    public IEnumerable<SyntaxToken> Tokens(string name, CancellationToken cancellation)
    {
        var hash = WordFilter.Hash(name, 0, name.Length);
        return _trees.Value.Where(tree => tree.MayMention(hash)).SelectMany(tree => tree.Tokens(tree.Tree.GetRoot(cancellation), name));
    }

    private IReadOnlyList<SyntaxNode> Find(
        ConcurrentDictionary<string, IReadOnlyList<SyntaxNode>> known, string name, Func<TreeNames, IReadOnlyList<SyntaxNode>> inTree)
    {
        if (known.TryGetValue(name, out var members))
        {
            return members;
        }

        var hash = WordFilter.Hash(name, 0, name.Length);
        return known.GetOrAdd(name, _trees.Value.Where(tree => tree.MayMention(hash)).SelectMany(inTree).ToList());
    }
}
