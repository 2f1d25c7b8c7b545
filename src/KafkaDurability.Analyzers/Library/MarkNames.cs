namespace KafkaDurability.Analyzers.Library;

/// <summary>Names of what tells a source that one of its items is done with: a row is marked or deleted, an input acknowledged.</summary>
internal static class MarkNames
{
    private static readonly HashSet<string> s_states = NameTokens.Set(
        "Sent", "Published", "Processed", "Dispatched", "Delivered", "Done", "Completed", "Produced", "Forwarded", "Exported", "Relayed", "Emitted",
        "Transmitted", "Handled", "Synced", "Finished");

    private static readonly HashSet<string> s_ends = NameTokens.Set("Ack", "Acknowledge", "Delete", "Remove", "Complete", "Archive", "Confirm");

    private static readonly HashSet<string> s_verbs = NameTokens.Set("Mark", "Set", "Update", "Flag", "Save", "Make");

    /// <summary>DeleteAsync, BasicAck, MarkAsSent.</summary>
    public static bool IsMarking(string method) =>
        s_ends.Contains(NameTokens.First(method)) || NameTokens.Any(method, s_acknowledging) || (s_verbs.Contains(NameTokens.First(method)) && NameTokens.Any(method, s_states));

    /// <summary>SentAt, IsPublished.</summary>
    public static bool IsState(string member) => NameTokens.Any(member, s_states);

    private static readonly HashSet<string> s_acknowledging = NameTokens.Set("Ack", "Acknowledge");
}
