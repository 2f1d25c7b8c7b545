using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Program;

/// <summary>Where names stand in all trees of one compilation: a program has many, and a name stands in few. Each name is looked for once.</summary>
internal sealed class ProgramNames
{
    private static readonly ConditionalWeakTable<Compilation, ProgramNames> s_ofCompilations = new();

    private readonly TreeNames[] _trees;
    private readonly ConcurrentDictionary<string, IReadOnlyList<SyntaxNode>> _mentioning = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<SyntaxNode>> _calling = new();

    private ProgramNames(Compilation compilation) => _trees = compilation.SyntaxTrees.Select(TreeNames.Of).ToArray();

    public static ProgramNames Of(Compilation compilation) => s_ofCompilations.GetValue(compilation, static key => new ProgramNames(key));

    /// <summary>The members that mention an identifier.</summary>
    public IReadOnlyList<SyntaxNode> Mentioning(string name, CancellationToken cancellation) =>
        Find(_mentioning, name, tree => tree.Mentioning(name, cancellation));

    /// <summary>The members that call something of this name.</summary>
    public IReadOnlyList<SyntaxNode> Calling(string name, CancellationToken cancellation) =>
        Find(_calling, name, tree => tree.Calling(name, cancellation));

    private IReadOnlyList<SyntaxNode> Find(
        ConcurrentDictionary<string, IReadOnlyList<SyntaxNode>> known, string name, Func<TreeNames, IReadOnlyList<SyntaxNode>> inTree)
    {
        if (known.TryGetValue(name, out var members))
        {
            return members;
        }

        var hash = WordFilter.Hash(name, 0, name.Length);
        return known.GetOrAdd(name, _trees.Where(tree => tree.MayMention(hash)).SelectMany(inTree).ToList());
    }
}
