using System.Text.RegularExpressions;

namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>A page of docs/rules, taken apart.</summary>
internal sealed partial class RulePage
{
    private const string InEditor = "(in the editor)";
    private readonly string _text;

    private RulePage(string id, string text)
    {
        Id = id;
        _text = text;
        var front = FrontLines().Match(text);
        IsWellFormed = front.Success;
        HeadingId = front.Groups["id"].Value;
        Title = front.Groups["title"].Value;
        Severity = front.Groups["severity"].Value;
        Fix = front.Groups["fix"].Value;
        Sections = Headings().Matches(text).Select(match => match.Groups[1].Value).ToList();
    }

    public static IReadOnlyList<RulePage> All { get; } = Repository.Files("docs/rules", "*.md")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Select(id => new RulePage(id, Repository.Read($"docs/rules/{id}.md")))
        .ToList();

    public string Id { get; }

    /// <summary>Whether the page begins with its heading and the line on severity and fix.</summary>
    public bool IsWellFormed { get; }

    public string HeadingId { get; }

    public string Title { get; }

    public string Severity { get; }

    public string Fix { get; }

    public bool HasFix => Fix != "none";

    /// <summary>Whether the fix is left out of FixAll, so that the page shows one right way and not the fix's text.</summary>
    public bool IsFixedInEditorOnly => Fix.EndsWith(InEditor, StringComparison.Ordinal);

    public IReadOnlyList<string> Sections { get; }

    public static RulePage Of(string id) => All.Single(page => page.Id == id);

    /// <summary>The C# blocks of a section.</summary>
    public IReadOnlyList<string> Samples(string section) => Markdown.CSharpBlocks(Section(section));

    /// <summary>For each sample of a section its appsettings.json; empty where it has none.</summary>
    public IReadOnlyList<string> Settings(string section) => Markdown.JsonBlocks(Section(section));

    /// <summary>The .editorconfig lines that a section's samples are read with.</summary>
    public string Options(string section) => Markdown.OptionLines(Section(section));

    private string Section(string section)
    {
        var start = _text.IndexOf($"\n## {section}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/rules/{Id}.md has no section \"{section}\"");
        var end = _text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? _text[start..] : _text[start..end];
    }

    [GeneratedRegex(@"\A# (?<id>\S+): (?<title>.+)\n\nSeverity: (?<severity>\w+) · Fix: (?<fix>.+)\n")]
    private static partial Regex FrontLines();

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
