using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace KafkaDurability.Analyzers.Library;

/// <summary>The words of a name: "LogReceivedAsync" is Log, Received, Async.</summary>
internal static class NameTokens
{
    /// <summary>By the text itself, which a symbol gives out again and again, and not by what it says.</summary>
    private static readonly ConditionalWeakTable<string, string[]> s_words = new();

    public static string First(string name) => Of(name) is { Length: > 0 } words ? words[0] : name;

    public static bool Any(string name, HashSet<string> words)
    {
        foreach (var word in Of(name))
        {
            if (words.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    public static HashSet<string> Set(params string[] words) => new(words, StringComparer.OrdinalIgnoreCase);

    private static string[] Of(string name) => s_words.GetValue(name, static key => Split(key).ToArray());

    private static IEnumerable<string> Split(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            // The second half keeps "I" of ILogger and runs of capitals apart from the word after them.
            var ends = i == name.Length
                || name[i] == '_'
                || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (ends)
            {
                var word = name.Substring(start, i - start).Trim('_');
                if (word.Length > 0)
                {
                    yield return word;
                }

                start = i;
            }
        }
    }
}
