namespace KafkaDurability.Tool;

/// <summary>What the process ends with, for scripts.</summary>
internal static class ExitCodes
{
    public const int Clean = 0;

    /// <summary>There are findings at or above the level.</summary>
    public const int Findings = 1;

    /// <summary>A wrong argument, nothing to read, or nothing that could be read.</summary>
    public const int CouldNotRun = 2;

    /// <summary>Ctrl+C, as shells have it: 128 + SIGINT.</summary>
    public const int Cancelled = 130;
}
