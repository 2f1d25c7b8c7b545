using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Tests.Options;

public class KafkaOptionTests
{
    [Theory]
    [InlineData("kafka_durability.min_message_timeout_ms", "10s", "a whole number of milliseconds, 0 or more")]
    [InlineData("kafka_durability.min_replication_factor", "0", "a whole number of brokers, 1 or more")]
    [InlineData("kafka_durability.min_replication_factor", "all", "a whole number of brokers, 1 or more")]
    [InlineData("kafka_durability.min_insync_replicas", "-2", "a whole number of brokers, 1 or more")]
    [InlineData("kafka_durability.min_retention_hours", "1.5", "a whole number of hours, 0 or more")]
    [InlineData("kafka_durability.guarantee", "always", "at_least_once, exactly_once or at_most_once")]
    public Task A_wrong_value_is_said_with_what_is_accepted(string key, string value, string accepted) => Verify.Analyzer<ClientConfigAnalyzer>(
        "class A { }",
        new EditorConfig($"{key} = {value}"),
        Rejected(key, value, accepted));

    [Fact]
    public Task Each_wrong_value_is_said_once() => Verify.Analyzer<ClientConfigAnalyzer>(
        "class A { }",
        new EditorConfig("kafka_durability.min_retention_hours = a day\nkafka_durability.min_insync_replicas = two\nkafka_durability.min_replication_factor = 2"),
        Rejected("kafka_durability.min_insync_replicas", "two", "a whole number of brokers, 1 or more"),
        Rejected("kafka_durability.min_retention_hours", "a day", "a whole number of hours, 0 or more"));

    [Fact]
    public Task Other_options_are_not_ours() => Verify.Analyzer<ClientConfigAnalyzer>("class A { }", new EditorConfig("other.min_retention_hours = a day"));

    [Theory]
    [InlineData("kafka_durability.min_replicaton_factor", "kafka_durability.min_replication_factor")]
    [InlineData("kafka_durability.min-insync-replicas", "kafka_durability.min_insync_replicas")]
    [InlineData("kafka_durability.garantee", "kafka_durability.guarantee")]
    [InlineData("KAFKA_DURABILITY.MODES", "kafka_durability.mode")]
    public Task A_misspelt_name_is_said_with_the_nearest_one(string key, string nearest) => Verify.Analyzer<ClientConfigAnalyzer>(
        "class A { }",
        new EditorConfig($"{key} = 2"),
        Result($"{key.ToLowerInvariant()} in .editorconfig or .globalconfig is not an option of this package, so it has no effect; write {nearest}"));

    [Fact]
    public Task A_name_that_is_near_none_is_said_with_all() => Verify.Analyzer<ClientConfigAnalyzer>(
        "class A { }",
        new EditorConfig("kafka_durability.colour = blue"),
        Result("kafka_durability.colour in .editorconfig or .globalconfig is not an option of this package, so it has no effect; write one of "
            + string.Join(", ", KafkaOption.All.Select(option => option.Key))));

    /// <summary>The package hands the files with such options over; then it is known where one stands.</summary>
    [Theory]
    [InlineData("kafka_durability.min_retention_hours = a day # soon", 1, 0, 51, "kafka_durability.min_retention_hours = 'a day' is not accepted, so the default applies; write a whole number of hours, 0 or more")]
    [InlineData("\n\n  Kafka_Durability.Mode=loud", 3, 2, 28, "kafka_durability.mode = 'loud' is not accepted, so the default applies; write default, strict, relaxed or off")]
    [InlineData("# kafka_durability.modus = off\nkafka_durability.modus = off", 2, 0, 28, "kafka_durability.modus is not an option of this package, so it has no effect; write kafka_durability.mode")]
    public async Task It_is_said_where_it_is_written(string lines, int line, int start, int end, string message)
    {
        var project = new AdhocWorkspace().AddProject("App", LanguageNames.CSharp)
            .WithMetadataReferences(Verify.References)
            .AddDocument("App.cs", "class A { }", filePath: "/app/App.cs").Project
            .AddDocument("Deep.cs", "class B { }", filePath: "/app/deep/Deep.cs").Project
            .AddAnalyzerConfigDocument(".editorconfig", SourceText.From("root = true\n[*.cs]\n" + lines + "\n"), filePath: "/app/.editorconfig").Project
            .AddAdditionalDocument(".editorconfig", "root = true\n[*.cs]\n" + lines + "\n", filePath: "/app/.editorconfig").Project;
        var compilation = await project.GetCompilationAsync();

        var found = Assert.Single(await compilation!.WithAnalyzers([new ClientConfigAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync());

        Assert.Equal(("KD0001", message), (found.Id, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
        var span = found.Location.GetLineSpan();
        Assert.Equal(("/app/.editorconfig", line + 1, start, end), (span.Path, span.StartLinePosition.Line, span.StartLinePosition.Character, span.EndLinePosition.Character));
    }

    /// <summary>The pages have the table of options.</summary>
    [Theory]
    [InlineData("docs/rules/KD0001.md")]
    [InlineData("docs/configuration.md")]
    public void A_page_lists_every_option(string path)
    {
        var page = Repository.Read(path);
        Assert.NotEmpty(KafkaOption.All);
        Assert.All(KafkaOption.All, option => Assert.Contains($"| `{option.Key}` | {option.Accepts} | {option.DefaultText} | ", page, StringComparison.Ordinal));
    }

    private static DiagnosticResult Rejected(string key, string value, string accepted) =>
        Result($"{key} = '{value}' in .editorconfig or .globalconfig is not accepted, so the default applies; write {accepted}");

    private static DiagnosticResult Result(string message) => new DiagnosticResult("KD0001", DiagnosticSeverity.Warning).WithMessage(message);
}
