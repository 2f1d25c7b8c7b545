namespace KafkaDurability.Proofs.Running;

internal enum EventKind
{
    /// <summary>The processing of the value has begun.</summary>
    Begun,

    /// <summary>The value is processed.</summary>
    Processed,

    /// <summary>The value is about to be sent.</summary>
    Sending,

    /// <summary>The program has ended, with an exception where the text names one.</summary>
    Ended,
}

/// <summary>What a program has done; a line of the child process's output.</summary>
internal sealed record ProgramEvent(EventKind Kind, string Text)
{
    public override string ToString() => $"{Kind} {Text}".TrimEnd();

    public static ProgramEvent Parse(string line)
    {
        var parts = line.Split(' ', 2);
        return new ProgramEvent(Enum.Parse<EventKind>(parts[0]), parts.Length > 1 ? parts[1] : "");
    }
}
