namespace KafkaDurability.Analyzers.Kafka;

/// <summary>What a misspelt key was most likely meant to be.</summary>
internal static partial class SettingTable
{
    private const int LongestInput = 100;
    private const int MostEdits = 2;

    /// <summary>The one known key nearest to a misspelt one; null when none is near, or several are.</summary>
    /// <remarks>
    /// Case, surrounding blanks, and "_", "-" or a blank for "." cost nothing. Beyond that at most two edits
    /// (insert, delete, replace, swap neighbours), and no more than one in three characters.
    /// A known key has no nearest key.
    /// </remarks>
    public static string? NearestKey(string misspelt)
    {
        if (misspelt.Length > LongestInput || ByKey(misspelt) is not null)
        {
            return null;
        }

        var wanted = Normal(misspelt);
        return Nearest(wanted, Math.Min(MostEdits, wanted.Length / 3), s_byKey.Keys);
    }

    /// <summary>The one property nearest to a misspelt one; null when none is near, or several are.</summary>
    /// <remarks>
    /// Sections hold other names as well: no edit in a name of less than 6 characters, one below 15, two in longer ones. A dot, "_" or "-" too
    /// many costs nothing. A known property has no nearest one.
    /// </remarks>
    public static string? NearestProperty(string misspelt)
    {
        if (misspelt.Length > LongestInput || ByPropertyIgnoreCase(misspelt) is not null)
        {
            return null;
        }

        var wanted = Normal(misspelt).Replace(".", "");
        return Nearest(wanted, wanted.Length < 6 ? 0 : wanted.Length < 15 ? 1 : MostEdits, s_byProperty.Keys);
    }

    private static string? Nearest(string wanted, int limit, IEnumerable<string> known)
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

    private static string Normal(string key) =>
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
