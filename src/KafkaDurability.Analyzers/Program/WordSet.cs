using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Program;

/// <summary>Words that code must have to concern somebody: a look at a tree, and at a member, before any node of it.</summary>
internal sealed class WordSet
{
    private readonly (string Word, uint Hash)[] _words;

    /// <param name="words">Identifiers and keywords, or literals in their quotes.</param>
    public WordSet(params IEnumerable<string>[] words) =>
        _words = words.SelectMany(some => some).Distinct().Select(word => (word, WordFilter.HashOfFirst(word))).ToArray();

    /// <summary>Whether one of them stands in a member, be it in a comment.</summary>
    public bool StandIn(SyntaxNode member) => _words.Any(word => Members.HasWord(Members.WithType(member), word.Word));

    /// <summary>Those that stand in a tree, be it in a comment; mostly none.</summary>
    public IReadOnlyList<string> In(TreeNames tree)
    {
        List<string>? standing = null;
        foreach (var (word, hash) in _words)
        {
            if (tree.MayMention(hash) && tree.HasWord(word))
            {
                (standing ??= []).Add(word);
            }
        }

        return standing ?? (IReadOnlyList<string>)[];
    }
}
