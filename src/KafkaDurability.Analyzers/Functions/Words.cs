using System;
using System.Collections.Generic;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>The words of a name: "LogReceivedAsync" is Log, Received, Async.</summary>
internal static class Words
{
    public static string First(string name)
    {
        foreach (var word in Of(name))
        {
            return word;
        }

        return name;
    }

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

    private static IEnumerable<string> Of(string name)
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
