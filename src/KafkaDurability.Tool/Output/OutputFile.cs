namespace KafkaDurability.Tool.Output;

/// <summary>Writes a result so that it is there as a whole or not at all, whatever ends the process meanwhile.</summary>
internal static class OutputFile
{
    /// <exception cref="ToolException">It cannot be written.</exception>
    public static void Write(string path, string text)
    {
        var part = path + ".part";
        try
        {
            File.WriteAllText(part, text);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(part);
            throw new ToolException($"{path}: cannot be written: {e.Message}");
        }
    }
}
