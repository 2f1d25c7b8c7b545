using System.Text.RegularExpressions;
using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>The code that this repository has of its own: the pages, the sample, and what the tests hold in literals.</summary>
internal static partial class Programs
{
    private const int ShortestText = 80;

    private const string ConsumeLoop = """

        using var built = new ConsumerBuilder<string, string>(config).Build();
        built.Subscribe("orders");
        while (!token.IsCancellationRequested)
        {
            var result = built.Consume(token);
            await ProcessAsync(result.Message.Value);
        }
        """;

    private static readonly Lazy<IReadOnlyList<string>> s_texts = new(() => [.. Pages().Concat(Sample()).Concat(Literals()).Distinct()]);
    private static readonly Lazy<IReadOnlyList<string>> s_all = new(() => [.. Texts.Select(AsFile).Distinct()]);

    public static IReadOnlyList<string> All => s_all.Value;

    /// <summary>The same as it stands there: a file, or what a method has in it.</summary>
    public static IReadOnlyList<string> Texts => s_texts.Value;

    private static IEnumerable<string> Pages() => Repository.Files("docs/rules", "*.md")
        .SelectMany(path => Markdown.CSharpBlocks(File.ReadAllText(path).ReplaceLineEndings("\n")));

    private static IEnumerable<string> Sample() => Repository.Files("docs/samples", "*.cs")
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    /// <summary>Raw text literals of the tests that speak of a client; the marks in them go.</summary>
    private static IEnumerable<string> Literals() => Repository.Files("tests/KafkaDurability.Analyzers.Tests", "*Tests.cs")
        .SelectMany(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantTokens())
        .Where(token => token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) && token.ValueText.Length > ShortestText)
        .Select(token => Marks().Replace(token.ValueText, ""));

    /// <summary>Statements about settings that the tests have as cases, and a client built of them where they build none.</summary>
    public static IEnumerable<string> Cases() => Repository.Files("tests/KafkaDurability.Analyzers.Tests", "*Tests.cs")
        .SelectMany(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantTokens())
        .Where(token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText.Contains("Config", StringComparison.Ordinal))
        .Select(token => Marks().Replace(token.ValueText, "").Replace("GROUP", "GroupId = \"billing\"", StringComparison.Ordinal)
            .Replace("CAREFUL", "GroupId = \"billing\", EnableAutoOffsetStore = false", StringComparison.Ordinal))
        .Where(code => !CSharpSyntaxTree.ParseText(code).GetDiagnostics().Any())
        .Select(code => code
            + (NewProducer().IsMatch(code) && !code.Contains("Builder", StringComparison.Ordinal) ? "\nusing var built = new ProducerBuilder<string, string>(config).Build();\nawait built.ProduceAsync(\"orders\", new Message<string, string>());" : "")
            + (NewConsumer().IsMatch(code) && !code.Contains("Builder", StringComparison.Ordinal) ? ConsumeLoop : ""))
        .Distinct();

    public static bool IsFile(string code) =>
        CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot().Members is [BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax, ..];

    private static string AsFile(string code) =>
        IsFile(code)
            ? code
            : "class Sample\n{\n    async Task Run(IConsumer<string, string> _consumer, IProducer<string, string> _producer, CancellationToken token)\n    {\n" + code + "\n    }\n}\n";

    [GeneratedRegex(@"\{\|[^:|]*:|\|\}|\[\||\|\]|\$\$")]
    private static partial Regex Marks();

    [GeneratedRegex(@"(var config = new ProducerConfig|ProducerConfig config = new)")]
    private static partial Regex NewProducer();

    [GeneratedRegex(@"(var config = new ConsumerConfig|ConsumerConfig config = new)")]
    private static partial Regex NewConsumer();
}
