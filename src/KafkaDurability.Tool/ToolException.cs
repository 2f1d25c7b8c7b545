namespace KafkaDurability.Tool;

/// <summary>What was asked for cannot be done; the message is the one line that the user gets, and the exit code is <see cref="ExitCodes.CouldNotRun"/>.</summary>
internal sealed class ToolException(string message) : Exception(message);
