using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.AppSettings;

/// <summary>One appsettings file, flattened to paths as .NET's configuration sees it.</summary>
internal sealed class SettingsFile
{
    public const string Separator = ":";
    private const string Prefix = "appsettings";
    private const string Extension = ".json";

    private static readonly ConditionalWeakTable<SourceText, SettingsFile> s_files = new();

    private readonly Dictionary<string, FileSetting> _settings = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FilePlace> _sections = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<ILookup<string, FileSetting>> _inSections;

    private SettingsFile(string path, SourceText text)
    {
        Path = path;
        Text = text;
        _inSections = new(BySection);
        Error = Fill(JsonReader.Read(text.ToString()));
    }

    public string Path { get; }

    public SourceText Text { get; }

    /// <summary>Why nothing of the file counts; null where it is fine. The host refuses such a file when it starts.</summary>
    public JsonError? Error { get; }

    /// <summary>In the order of the file.</summary>
    public List<FileSetting> Settings { get; } = [];

    /// <summary>The file at a path; null where its name is none of an appsettings file, nor of a function app's host file.</summary>
    public static SettingsFile? Of(string path, SourceText text) => IsSettings(path) || IsHost(path)
        ? s_files.GetValue(text, key => new SettingsFile(path, key)) is var file && file.Path == path ? file : new SettingsFile(path, text)
        : null;

    /// <summary>Whether it is the file that a function app's host and its extensions are set up in.</summary>
    public static bool IsHost(string path) => string.Equals(System.IO.Path.GetFileName(path), "host.json", StringComparison.OrdinalIgnoreCase);

    public static bool IsSettings(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        return name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
            && (name.Length == Prefix.Length + Extension.Length || name[Prefix.Length] == '.');
    }

    /// <summary>"Production" of appsettings.Production.json; empty for the file of all environments.</summary>
    public string Environment => EnvironmentOf(Path)!;

    /// <summary>As <see cref="Environment"/>, for a path that code names; null where that is none of an appsettings file.</summary>
    public static string? EnvironmentOf(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        return !IsSettings(path) ? null
            : name.Length <= Prefix.Length + Extension.Length ? ""
            : name.Substring(Prefix.Length + 1, name.Length - Prefix.Length - Extension.Length - 1);
    }

    public FileSetting? Setting(string path) => _settings.TryGetValue(path, out var setting) ? setting : null;

    /// <summary>Where the object of a section stands; of several the first.</summary>
    public FilePlace? Section(string path) => _sections.TryGetValue(path, out var place) ? place : null;

    /// <summary>The values directly in a section.</summary>
    public IEnumerable<FileSetting> In(string section) => _inSections.Value[section];

    /// <summary>By the section that they are directly in; a file may have thousands of them.</summary>
    private ILookup<string, FileSetting> BySection() => Settings.Where(setting => setting.Name.Length > 0 && setting.Name.Length < setting.Path.Length)
        .ToLookup(setting => setting.Path.Substring(0, setting.Path.Length - setting.Name.Length - 1), StringComparer.OrdinalIgnoreCase);

    private JsonError? Fill(JsonText json)
    {
        if (json.Root is not { Kind: JsonKind.Object } root)
        {
            return json.Error ?? new JsonError(0, "the file holds no object");
        }

        var pending = new Stack<(string Path, JsonNode Node)>();
        pending.Push(("", root));
        while (pending.Count > 0)
        {
            var (path, node) = pending.Pop();
            if (!_sections.ContainsKey(path))
            {
                _sections.Add(path, Place(node.Span));
            }

            var index = 0;
            foreach (var member in node.Kind == JsonKind.Object ? node.Members : node.Items.Select(item => new JsonMember(index++.ToString(), item.Span, item)))
            {
                var own = path.Length == 0 ? member.Name : path + Separator + member.Name;
                if (member.Value.IsContainer)
                {
                    pending.Push((own, member.Value));
                }
                else if (!Add(own, member))
                {
                    return new JsonError(member.NameSpan.Start, "the name is there already");
                }
            }
        }

        Settings.Sort((left, right) => left.Value.Span.CompareTo(right.Value.Span));
        return null;
    }

    /// <returns>False where the path has a value already.</returns>
    private bool Add(string path, JsonMember member)
    {
        if (_settings.ContainsKey(path))
        {
            _settings.Clear();
            _sections.Clear();
            Settings.Clear();
            return false;
        }

        var setting = new FileSetting(
            path,
            path.Substring(path.LastIndexOf(':') + 1),
            member.Value.Kind == JsonKind.Null ? null : member.Value.Text,
            member.Value.Kind == JsonKind.String,
            Place(member.NameSpan),
            Place(member.Value.Span));
        _settings.Add(path, setting);
        Settings.Add(setting);
        return true;
    }

    private FilePlace Place(TextSpan span) => FilePlace.In(Path, Text, span);
}
