using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using KafkaDurability.Analyzers.Baselines;
using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Tests.Baselines;

/// <summary>What a baseline has is not reported, wherever its lines have moved to; what is new shows.</summary>
public class BaselineTests
{
    private const string Two = """
        using Confluent.Kafka;
        namespace Shop;
        class Orders
        {
            void Send()
            {
                using var a = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true, Acks = Acks.Leader }).Build();
            }
            void Bill()
            {
                using var a = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = false }).Build();
            }
        }
        """;

    [Fact]
    public async Task What_it_has_is_hidden_and_counted()
    {
        var baseline = await WrittenAsync(Two);

        Assert.Equal(["KD0005: The baseline hides 2 findings here: KD1004 (1), KD1005 (1)"], await ReportAsync(Two, baseline));
    }

    [Theory]
    [InlineData("namespace Shop;", "namespace Shop;\n\n// moved\nclass New { void M() { } }")]
    [InlineData("Acks = Acks.Leader }", "\n    Acks   =   /* why */ Acks.Leader\n}")]
    [InlineData("void Send()\n    {", "void Send()\n    {\n        System.Console.WriteLine();")]
    public async Task It_survives_edits_elsewhere_and_another_layout(string before, string after)
    {
        var baseline = await WrittenAsync(Two);
        Assert.Contains(before, Two.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        Assert.Equal(["KD0005"], Ids(await ReportAsync(Two.ReplaceLineEndings("\n").Replace(before, after, StringComparison.Ordinal), baseline)));
    }

    /// <summary>A hundred old findings of a rule hide no new one: in another member, of another value, or the same code once more.</summary>
    [Theory]
    [InlineData("void Bill()", "void New() { using var b = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = false }).Build(); }\n    void Bill()", "KD1004")]
    [InlineData("EnableIdempotence = true, Acks = Acks.Leader", "Acks = Acks.Leader", "KD1002")]
    [InlineData("EnableIdempotence = false }).Build();", "EnableIdempotence = false }).Build();\n        using var b = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = false }).Build();", "KD1004")]
    public async Task A_new_finding_shows(string before, string after, string rule)
    {
        var baseline = await WrittenAsync(Two);

        Assert.Equal([rule], Ids(await ReportAsync(Two.Replace(before, after, StringComparison.Ordinal), baseline)).Where(id => !id.StartsWith("KD000", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Entries_that_match_nothing_are_named_once()
    {
        var baseline = await WrittenAsync(Two);
        var reported = await ReportAsync(Two.Replace("EnableIdempotence = false", "EnableIdempotence = true", StringComparison.Ordinal), baseline);

        Assert.Equal(
            ["KD0004: The baseline has an entry that no finding matches: KD1004 in Shop.Orders.Bill(); remove it", "KD0005: The baseline hides 1 finding here: KD1005 (1)"],
            reported);
    }

    [Fact]
    public async Task What_another_project_has_in_a_shared_file_is_not_judged()
    {
        var baseline = (await WrittenAsync(Two)).Replace("\"App\"", "\"Other\"", StringComparison.Ordinal);

        Assert.Equal(["KD1004", "KD1005"], Ids(await ReportAsync(Two, baseline)));
    }

    [Fact]
    public async Task An_entry_without_a_project_holds_for_any()
    {
        var baseline = (await WrittenAsync(Two)).Replace("\"project\": \"App\", ", "", StringComparison.Ordinal);

        Assert.Equal(["KD0005"], Ids(await ReportAsync(Two, baseline)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{ \"findings\": 3 }")]
    [InlineData("{ \"findings\": [ { \"rule\": \"KD1004\" ")]
    [InlineData("\0\uffff{}")]
    public async Task What_cannot_be_read_hides_nothing_and_says_so(string baseline)
    {
        var reported = await ReportAsync(Two, baseline);

        Assert.Equal(["KD0004", "KD1004", "KD1005"], Ids(reported));
        Assert.Contains("cannot be read, so it hides nothing", reported[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_file_hides_nothing_and_says_so() =>
        Assert.Equal(["KD0004", "KD1004", "KD1005"], Ids(await ReportAsync(Two, "{ \"findings\": [" + new string(' ', 3_000_000) + "] }")));

    [Theory]
    [InlineData("{ \"findings\": [] }")]
    [InlineData("{ \"findings\": [ 1, null, [], {}, { \"rule\": 1, \"member\": \"a\", \"code\": \"b\" } ], \"more\": {} }")]
    public async Task Entries_of_another_form_hide_nothing(string baseline) => Assert.Equal(["KD1004", "KD1005"], Ids(await ReportAsync(Two, baseline)));

    [Fact]
    public async Task Findings_inside_settings_files_are_hidden_too()
    {
        const string code = """
            using Confluent.Kafka;
            using Microsoft.Extensions.Configuration;
            class C { ProducerConfig M(IConfiguration c) => c.GetSection("Kafka").Get<ProducerConfig>()!; }
            """;
        const string settings = """{ "Kafka": { "BootstrapServers": "b", "enable.idempotence": true } }""";
        var found = (await AnalyzeAsync(code, (Name: "appsettings.json", settings))).Single(diagnostic => diagnostic.Id == "KD5001");
        var baseline = BaselineText.With(null, [BaselineEntry.Of(found, "App")!])!;

        Assert.DoesNotContain("KD5001", (await AnalyzeAsync(code, ("appsettings.json", settings), (Baseline.FileName, baseline))).Select(diagnostic => diagnostic.Id));
        Assert.Contains("KD5001", (await AnalyzeAsync(code, ("appsettings.json", settings.Replace("true", "false", StringComparison.Ordinal)), (Baseline.FileName, baseline))).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task The_editor_adds_one_finding_or_all_of_the_project()
    {
        var project = Project(Two, []);
        var found = await DiagnosticsAsync(project);
        var document = project.Documents.Single();

        var one = await AddedAsync(document, found[0], BaselineFixer.One);
        Assert.Equal([found[0].Id], Entries(one).Select(entry => entry.Rule));
        Assert.Equal(["KD0005", found[1].Id], Ids(await ReportAsync(Two, one)));

        var all = await AddedAsync(document, found[0], BaselineFixer.All);
        Assert.Equal(["KD1004", "KD1005"], Entries(all).Select(entry => entry.Rule));
        Assert.Equal(["KD0005"], Ids(await ReportAsync(Two, all)));

        // What is there stays, and nothing is there twice.
        var more = Project(Two, [(Baseline.FileName, one)]);
        Assert.Equal(all, await AddedAsync(more.Documents.Single(), found[1], BaselineFixer.One));
        Assert.Equal(one, await AddedAsync(more.Documents.Single(), found[0], BaselineFixer.One));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_not_written_over()
    {
        var project = Project(Two, [(Baseline.FileName, "{ oops")]);
        var found = (await DiagnosticsAsync(project)).First(diagnostic => diagnostic.Id == "KD1004");

        Assert.Equal("{ oops", await AddedAsync(project.Documents.Single(), found, BaselineFixer.All));
    }

    [Fact]
    public void The_file_is_JSON_whatever_the_names_are()
    {
        var text = BaselineText.With(null, [new BaselineEntry("A \"b\" \\ c", "KD1", new Fingerprint("M<T>(\u00e4, int[])\n", "0"))])!;

        Assert.Equal("KD1", JsonDocument.Parse(text).RootElement.GetProperty("findings")[0].GetProperty("rule").GetString());
    }

    private static async Task<string> WrittenAsync(string source) =>
        BaselineText.With(null, (await AnalyzeAsync(source)).Select(diagnostic => BaselineEntry.Of(diagnostic, "App")!))!;

    private static async Task<List<string>> ReportAsync(string source, string baseline) => (await AnalyzeAsync(source, (Baseline.FileName, baseline)))
        .Select(diagnostic => diagnostic.Id + ": " + diagnostic.GetMessage(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal).ToList();

    private static IEnumerable<string> Ids(IEnumerable<string> reported) => reported.Select(text => text[..6]);

    private static ImmutableArray<BaselineEntry> Entries(string text) =>
        Baseline.Of(Microsoft.CodeAnalysis.Text.SourceText.From(text)).Entries.Select(read => read.Entry).ToImmutableArray();

    private static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string source, params (string Name, string Text)[] files) => DiagnosticsAsync(Project(source, files));

    private static Project Project(string source, (string Name, string Text)[] files)
    {
        var project = new AdhocWorkspace().AddProject("App", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithMetadataReferences(Verify.References)
            .AddDocument("App.cs", source, filePath: "/app/App.cs").Project;
        return files.Aggregate(project, (all, file) => all.AddAdditionalDocument(file.Name, file.Text, filePath: "/app/" + file.Name).Project);
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return [.. (await compilation.WithAnalyzers(Shipped.Analyzers, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync()).OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>The baseline after the action.</summary>
    private static async Task<string> AddedAsync(Document document, Diagnostic diagnostic, string title)
    {
        var actions = new List<CodeAction>();
        await new BaselineFixer().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        var chosen = Assert.Single(Assert.Single(actions).NestedActions, action => action.Title == title);
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await chosen.GetOperationsAsync(CancellationToken.None)));
        var file = operation.ChangedSolution.GetProject(document.Project.Id)!.AdditionalDocuments.Single(text => Baseline.IsBaseline(text.Name));
        return (await file.GetTextAsync()).ToString();
    }
}
