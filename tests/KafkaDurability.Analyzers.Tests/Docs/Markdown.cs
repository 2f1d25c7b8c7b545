using System.Text.RegularExpressions;

namespace KafkaDurability.Analyzers.Tests.Docs;

internal static partial class Markdown
{
    public static IReadOnlyList<string> CSharpBlocks(string text) =>
        Blocks().Matches(text).Select(match => match.Groups[1].Value).ToList();

    /// <summary>For each of the <see cref="CSharpBlocks"/>, the JSON block that stands before it; empty where there is none.</summary>
    public static IReadOnlyList<string> JsonBlocks(string text)
    {
        var start = 0;
        return Blocks().Matches(text).Select(match =>
        {
            var before = text[start..match.Index];
            start = match.Index;
            return JsonBlock().Match(before).Groups[1].Value;
        }).ToList();
    }

    /// <summary>The lines of the text's .editorconfig blocks.</summary>
    public static string OptionLines(string text) => string.Concat(OptionBlocks().Matches(text).Select(match => match.Groups[1].Value));

    /// <summary>What stands between <c>&lt;!-- rules --&gt;</c> and <c>&lt;!-- /rules --&gt;</c>.</summary>
    public static string RuleTable(string text) => Table().Match(text).Groups[1].Value;

    [GeneratedRegex("^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("^```json\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex("^```ini\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex OptionBlocks();

    [GeneratedRegex("<!-- rules -->\n(.*?)<!-- /rules -->", RegexOptions.Singleline)]
    private static partial Regex Table();
}
