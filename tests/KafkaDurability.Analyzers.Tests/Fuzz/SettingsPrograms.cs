using System.Text.RegularExpressions;
using KafkaDurability.Analyzers.Tests.AppSettings;
using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>Code that binds settings, and settings files as they may be in the middle of an edit.</summary>
internal static partial class SettingsPrograms
{
    public const string Usings = """
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Options;
        """;

    private static readonly Lazy<IReadOnlyList<string>> s_code =
        new(() => [.. Programs.All.Where(code => code.Contains("IConfiguration", StringComparison.Ordinal) || code.Contains("GetSection", StringComparison.Ordinal))]);

    private static readonly Lazy<IReadOnlyList<string>> s_files = new(() => [.. Repository.Files("tests/KafkaDurability.Analyzers.Tests/AppSettings", "*Tests.cs")
        .Concat(Repository.Files("docs/rules", "*.md"))
        .SelectMany(path => path.EndsWith(".md", StringComparison.Ordinal) ? Json(File.ReadAllText(path)) : Literals(File.ReadAllText(path)))
        .Where(text => text.TrimStart().StartsWith('{') && text.Contains(':', StringComparison.Ordinal))
        .Distinct()]);

    public static int Count => s_code.Value.Count * s_files.Value.Count;

    /// <summary>Code and a settings file, one of them or both damaged.</summary>
    public static (string Code, string Settings) Of(Random random)
    {
        var (code, file) = (s_code.Value[random.Next(s_code.Value.Count)], s_files.Value[random.Next(s_files.Value.Count)]);
        return (random.Next(3) == 0 ? Mutation.Of(code, random) : code, random.Next(6) == 0 ? file : Damaged(file, random));
    }

    private static string Damaged(string json, Random random)
    {
        var tokens = Tokens().Matches(json).Select(match => match.Value).ToList();
        var (one, other) = (random.Next(tokens.Count), random.Next(tokens.Count));
        switch (random.Next(5))
        {
            case 0:
                return string.Concat(tokens.Take(one));
            case 1:
                tokens.RemoveAt(one);
                break;
            case 2:
                tokens.Insert(one, tokens[other]);
                break;
            case 3:
                (tokens[one], tokens[other]) = (tokens[other], tokens[one]);
                break;
            default:
                return RandomJson.Damaged(random, json);
        }

        var damaged = string.Concat(tokens);
        return random.Next(2) == 0 && damaged.Length > 0 ? Damaged(damaged, random) : damaged;
    }

    private static IEnumerable<string> Literals(string code) => CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.StringLiteralToken))
        .Select(token => token.ValueText);

    private static IEnumerable<string> Json(string page) => Blocks().Matches(page.ReplaceLineEndings("\n")).Select(match => match.Groups[1].Value);

    [GeneratedRegex("""
        "(\\.|[^"\\])*"|[{}\[\]:,]|\s+|[^\s{}\[\]:,"]+|.
        """, RegexOptions.Singleline)]
    private static partial Regex Tokens();

    [GeneratedRegex("^```json\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
