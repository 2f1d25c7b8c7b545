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

        var wanted = Spelling.Normal(misspelt);
        return Spelling.Nearest(wanted, Math.Min(MostEdits, wanted.Length / 3), s_byKey.Keys);
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

        var wanted = Spelling.Normal(misspelt).Replace(".", "");
        return Spelling.Nearest(wanted, wanted.Length < 6 ? 0 : wanted.Length < 15 ? 1 : MostEdits, s_byProperty.Keys);
    }
}
