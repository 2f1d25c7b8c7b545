namespace KafkaDurability.Tool.Tests;

/// <summary>A folder for one test, gone afterwards.</summary>
internal sealed class Folder : IDisposable
{
    public Folder(string name = "code") => Directory.CreateDirectory(Path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("kd-tool-").FullName, name));

    public string Path { get; }

    public Folder With(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Of(file))!);
        File.WriteAllText(Of(file), text);
        return this;
    }

    public string Of(string file) => System.IO.Path.Combine(Path, file);

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
}
