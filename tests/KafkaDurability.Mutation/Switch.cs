namespace KafkaDurability.Mutation;

/// <summary>Called by the changed analyzers, which have all mutants in them: which one is on, and which a test comes by.</summary>
public static class Switch
{
    private static bool[] s_on = [];
    private static long s_deadline = long.MaxValue;
    private static int s_calls;
    private static bool[] s_seen = [];

    /// <summary>Whether the mutant is on. To come by is enough to be changed by it.</summary>
    public static bool Is(int id)
    {
        Seen(id);
        return On(id);
    }

    /// <summary>Whether the mutant is on, where <see cref="Seen"/> or <see cref="Unseen"/> say who would be changed by it.</summary>
    public static bool On(int id)
    {
        if ((++s_calls & 255) == 0 && Environment.TickCount64 > s_deadline)
        {
            throw new TimeoutException();
        }

        return s_on.Length > id && s_on[id];
    }

    /// <summary>True; for a condition that is to be false.</summary>
    public static bool Seen(int id)
    {
        if (s_seen.Length > id)
        {
            s_seen[id] = true;
        }

        return true;
    }

    /// <summary>False; for a condition that is to be true.</summary>
    public static bool Unseen(int id) => !Seen(id);

    /// <summary>From here on the mutants are on, and all code that has one throws after some time.</summary>
    internal static void Set(IReadOnlyCollection<int> ids, TimeSpan time)
    {
        var on = new bool[ids.Count == 0 ? 0 : ids.Max() + 1];
        foreach (var id in ids)
        {
            on[id] = true;
        }

        (s_on, s_deadline) = (on, Environment.TickCount64 + (long)time.TotalMilliseconds);
    }

    /// <summary>From here on, what is come by is noted.</summary>
    internal static void Note(int highest) => s_seen = new bool[highest + 1];

    /// <summary>What has been come by since.</summary>
    internal static IEnumerable<int> Noted() => Enumerable.Range(0, s_seen.Length).Where(id => s_seen[id]);
}
