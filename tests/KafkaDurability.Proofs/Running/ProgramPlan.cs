namespace KafkaDurability.Proofs.Running;

/// <summary>What a child process is told to run, and how; its first line of input, as JSON.</summary>
internal sealed record ProgramPlan
{
    /// <summary>The path of a compiled program: one that <see cref="PageProgram.CompileAsync"/> made.</summary>
    public required string Assembly { get; init; }

    /// <summary>The brokers that its clients are taken to, whatever the code says; null where they stay with what it says.</summary>
    public string? BootstrapServers { get; init; }

    /// <summary>The folder that the program runs in, with the files that it reads.</summary>
    public required string Folder { get; init; }

    /// <summary>Settings for what the code says nothing about, by librdkafka's keys.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>How often the program is run, each time with a value of its own to send; null for one run without values.</summary>
    public int? Sends { get; init; }

    /// <summary>Whether the runs go on at the same time.</summary>
    public bool Together { get; init; }

    /// <summary>
    /// Whether a run that says it failed, by an exception or on the error output, is repeated with the same value, up to
    /// ten times. It takes runs that go on one after another.
    /// </summary>
    public bool SendsAgain { get; init; }

    /// <summary>The value whose processing fails, at the first attempt only.</summary>
    public string? FailsOnceAt { get; init; }

    /// <summary>The value whose processing goes on only when the parent says so.</summary>
    public string? WaitsAt { get; init; }

    /// <summary>The value whose processing never ends.</summary>
    public string? HangsAt { get; init; }
}
