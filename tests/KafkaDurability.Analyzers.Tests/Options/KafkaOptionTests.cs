using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

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
        "{|#0:class|} A { }",
        new EditorConfig($"{key} = {value}"),
        Rejected(0, key, value, accepted));

    [Fact]
    public Task Each_wrong_value_is_said_once() => Verify.Analyzer<ClientConfigAnalyzer>(
        "{|#0:class|} A { }",
        new EditorConfig("kafka_durability.min_retention_hours = a day\nkafka_durability.min_insync_replicas = two\nkafka_durability.min_replication_factor = 2"),
        Rejected(0, "kafka_durability.min_insync_replicas", "two", "a whole number of brokers, 1 or more"),
        Rejected(0, "kafka_durability.min_retention_hours", "a day", "a whole number of hours, 0 or more"));

    [Fact]
    public Task Other_options_are_not_ours() => Verify.Analyzer<ClientConfigAnalyzer>("class A { }", new EditorConfig("other.min_retention_hours = a day"));

    /// <summary>The page of KD0001 has the table of options.</summary>
    [Fact]
    public void The_page_lists_every_option()
    {
        var page = Repository.Read("docs/rules/KD0001.md");
        Assert.NotEmpty(KafkaOption.All);
        Assert.All(KafkaOption.All, option => Assert.Contains($"| `{option.Key}` | {option.Accepts} | {option.DefaultText} | ", page, StringComparison.Ordinal));
    }

    /// <summary>The front page shows each option, too.</summary>
    [Fact]
    public void The_front_page_names_every_option() =>
        Assert.All(KafkaOption.All, option => Assert.Contains($"(default {option.DefaultText})\n{option.Key} = ", Repository.Read("README.md"), StringComparison.Ordinal));

    private static DiagnosticResult Rejected(int location, string key, string value, string accepted) =>
        new DiagnosticResult("KD0001", DiagnosticSeverity.Warning).WithLocation(location)
            .WithMessage($"{key} = '{value}' is not accepted, so the default applies; write {accepted}");
}
