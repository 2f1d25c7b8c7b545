using System.Text;

namespace KafkaDurability.Tool.Fixing;

/// <summary>A file that the fixes change.</summary>
/// <param name="Encoding">That of the file, with its byte order mark where it has one.</param>
internal sealed record FileChange(string Path, string Before, string After, Encoding Encoding)
{
    /// <exception cref="ToolException">The file cannot be written.</exception>
    public void Save()
    {
        try
        {
            File.WriteAllText(Path, After, Encoding);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{Path}: cannot be written: {e.Message}");
        }
    }
}
