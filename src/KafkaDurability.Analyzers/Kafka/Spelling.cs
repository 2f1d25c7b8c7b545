namespace KafkaDurability.Analyzers.Kafka;

/// <summary>What a misspelt name was most likely meant to be.</summary>
internal static class Spelling
{
    /// <param name="wanted">As <see cref="Normal"/> makes it.</param>
    /// <param name="limit">The most edits: insert, delete, replace, swap neighbours.</param>
    /// <returns>Null when none is near, or several are equally near.</returns>
    public static string? Nearest(string wanted, int limit, IEnumerable<string> known)
    {
        var least = limit + 1;
        string? nearest = null;
        foreach (var key in known)
        {
            var edits = Edits(wanted, Normal(key), limit);
            if (edits < least)
            {
                least = edits;
                nearest = key;
            }
            else if (edits == least)
            {
                nearest = null;
            }
        }

        return nearest;
    }

    /// <summary>Case, surrounding blanks, and "_", "-" or a blank for "." cost nothing.</summary>
    public static string Normal(string key) =>
        key.Trim().ToLowerInvariant().Replace('_', '.').Replace('-', '.').Replace(' ', '.');

    /// <summary>The edits between two texts; a huge number where their lengths alone exceed the limit.</summary>
    private static int Edits(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
        {
            return int.MaxValue;
        }

        var beforePrevious = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            previous[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var replaced = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                var cheapest = Math.Min(replaced, Math.Min(previous[column], current[column - 1]) + 1);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    cheapest = Math.Min(cheapest, beforePrevious[column - 2] + 1);
                }

                current[column] = cheapest;
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[right.Length];
    }
}
