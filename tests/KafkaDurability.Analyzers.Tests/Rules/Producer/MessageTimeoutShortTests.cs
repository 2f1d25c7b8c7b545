using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

public class MessageTimeoutShortTests
{
    [Theory]
    [InlineData("{|KD1008:MessageTimeoutMs = 1|}")]
    [InlineData("{|KD1008:MessageTimeoutMs = 5000|}")]
    [InlineData("{|KD1008:MessageTimeoutMs = 29999|}")]
    [InlineData("{|KD1008:MessageTimeoutMs = 5 * 1000|}")]
    public Task Reported(string settings) => ProducerRule.Settings("EnableIdempotence = true, " + settings);

    [Theory]
    [InlineData("message.timeout.ms")]
    [InlineData("delivery.timeout.ms")]
    public Task ReportedByKey(string key) => ProducerRule.Statements(
        $"var config = new ProducerConfig {{ EnableIdempotence = true }}; {{|KD1008:config.Set(\"{key}\", \"5000\")|}};");

    [Theory]
    [InlineData("MessageTimeoutMs = 30000")]
    [InlineData("MessageTimeoutMs = 300000")]
    [InlineData("MessageTimeoutMs = 0")]
    [InlineData("MessageTimeoutMs = null")]
    [InlineData("RequestTimeoutMs = 5000")]
    [InlineData("SocketTimeoutMs = 5000")]
    [InlineData("{|KD1005:MessageTimeoutMs = 5000|}, LingerMs = 6000")]
    public Task NotReported(string settings) => ProducerRule.Settings("EnableIdempotence = true, " + settings);

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD1008: MessageTimeoutMs = 5000 (milliseconds) is shorter than a leader election may take, so messages fail while the cluster recovers; remove the setting",
        await ProducerRule.Message("var config = new ProducerConfig { EnableIdempotence = true, MessageTimeoutMs = 5000 };"));

    [Fact]
    public Task FixInTheEditor() => ProducerRule.Suggestion(
        "var config = new ProducerConfig { EnableIdempotence = true, {|KD1008:MessageTimeoutMs = 5000|} };",
        "var config = new ProducerConfig { EnableIdempotence = true };");

    [Fact]
    public Task NoPartOfFixAll()
    {
        const string Statements = "var config = new ProducerConfig { EnableIdempotence = true, {|KD1008:MessageTimeoutMs = 5000|} };";
        return ProducerRule.Fix(Statements, Statements);
    }

    [Theory]
    [InlineData("10000", "MessageTimeoutMs = 9999", true)]
    [InlineData("10000", "MessageTimeoutMs = 10000", false)]
    [InlineData("0", "MessageTimeoutMs = 1", false)]
    [InlineData("60000", "MessageTimeoutMs = 59999", true)]
    [InlineData("2147483647", "MessageTimeoutMs = 300000", true)]
    public Task Option(string option, string setting, bool reported) => Verify.Analyzer<ClientConfigAnalyzer>(
        Source(reported ? "{|KD1008:" + setting + "|}" : setting), OptionLine(option));

    [Theory]
    [InlineData("30s")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("2147483648")]
    [InlineData("thirty seconds")]
    [InlineData("30,000")]
    public Task RejectedOptionIsSaidOnceAndTheDefaultApplies(string option) => Verify.Analyzer<ClientConfigAnalyzer>(
        Source("{|KD1008:MessageTimeoutMs = 29999|}"), OptionLine(option), new DiagnosticResult("KD0001", DiagnosticSeverity.Warning));

    [Fact]
    public Task RejectedOptionNamesKeyValueAndWhatIsAccepted() => Verify.Analyzer<ClientConfigAnalyzer>(
        "class A { }",
        OptionLine("30s"),
        new DiagnosticResult("KD0001", DiagnosticSeverity.Warning).WithMessage(
            "kafka_durability.min_message_timeout_ms = '30s' in .editorconfig or .globalconfig is not accepted, so the default applies; write a whole number of milliseconds, 0 or more"));

    private static string Source(string setting) => Code.Producer($"var config = new ProducerConfig {{ EnableIdempotence = true, {setting} }};");

    private static EditorConfig OptionLine(string value) => new("kafka_durability.min_message_timeout_ms = " + value);
}
