namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>Findings whose fix lets another rule speak, which says the next thing to do.</summary>
internal static class FixChains
{
    /// <summary>What is rethrown comes to the next catch, which may swallow it in turn: as many findings, one place further out.</summary>
    public static IReadOnlySet<string> Outwards { get; } = new HashSet<string> { "KD2104" };

    public static IReadOnlySet<(string Fixed, string Raised)> Documented { get; } = new HashSet<(string, string)>
    {
        // Retries that are back want an idempotent producer, which is another decision.
        ("KD1006", "KD1003"),

        // Where the config is not made in the same place, idempotence cannot be switched on with acks.
        ("KD1001", "KD1003"),

        // With delivery reports off nobody could see a failure anyway; with them on, somebody has to look.
        ("KD1007", "KD1103"),
        ("KD1007", "KD1104"),
        ("KD1007", "KD1105"),

        // The change for those who commit themselves, as its title says: it is for them to do.
        ("KD2001", "KD2005"),
        ("KD2002", "KD2005"),

        // As the page of KD2105 says: out of the finally, a catch that swallows the failure is what is left.
        ("KD2105", "KD2104"),

        // A key that does nothing, or that makes the client throw, says nothing about the setting that is meant.
        ("KD2003", "KD2001"),
        ("KD2003", "KD2005"),
        ("KD5002", "KD1003"),
        ("KD5005", "KD1003"),

        // With a handler the message is handed to a queue, and the offset advanced before that is done.
        ("KD1103", "KD2103"),

        // A failure that is no longer swallowed is still passed by automatic commits.
        ("KD2104", "KD2001"),
        ("KD2104", "KD2002"),
    };
}
