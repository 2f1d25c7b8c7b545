using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Sources;

public class GivenTwiceTests
{
    private const string Config = "var config = new ProducerConfig { EnableIdempotence = true }; ";

    [Theory]
    [InlineData(Config + "config.LingerMs = 5; {|KD5004:config.Set(\"queue.buffering.max.ms\", \"50\")|};")]
    [InlineData(Config + "config.Set(\"linger.ms\", \"5\"); {|KD5004:config.Set(\"queue.buffering.max.ms\", \"50\")|};")]
    [InlineData(Config + "config.Set(\"queue.buffering.max.ms\", \"50\"); {|KD5004:config.LingerMs = 5|};")]
    [InlineData(Config + "config.Set(\"retries\", \"5\"); {|KD5004:config.MessageSendMaxRetries = 50|};")]
    [InlineData(Config + "config.MaxInFlight = 5; {|KD5004:config.Set(\"max.in.flight.requests.per.connection\", \"1\")|};")]
    [InlineData(Config + "config.MessageTimeoutMs = 50000; {|KD5004:config.Set(\"delivery.timeout.ms\", \"60000\")|};")]
    [InlineData("var config = new Dictionary<string, string> { [\"enable.idempotence\"] = \"true\", [\"linger.ms\"] = \"5\", {|KD5004:[\"queue.buffering.max.ms\"] = \"50\"|} };")]
    [InlineData("var config = new ProducerConfig(); config.Set(\"request.required.acks\", \"0\"); {|KD5004:config.Acks = Acks.All|}; config.EnableIdempotence = true;")]
    [InlineData("var config = new ProducerConfig { Acks = Acks.All }; {|KD5004:{|KD1001:config.Set(\"request.required.acks\", \"0\")|}|};")]
    [InlineData("var config = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true }; {|KD5004:{|KD1005:config.Set(\"request.required.acks\", \"0\")|}|};")]
    public Task Reported(string statements) => Verify(statements);

    [Theory]
    [InlineData(Config + "config.LingerMs = 5; config.Set(\"queue.buffering.max.ms\", \"5\");")]
    [InlineData(Config + "config.LingerMs = 5; config.Set(\"queue.buffering.max.ms\", \"5.0\");")]
    [InlineData(Config + "config.LingerMs = 5; config.LingerMs = 50;")]
    [InlineData(Config + "config.LingerMs = 5; config.Set(\"linger.ms\", \"50\");")]
    [InlineData(Config + "config.Acks = Acks.All; config.Set(\"request.required.acks\", \"-1\");")]
    [InlineData(Config + "config.LingerMs = Environment.ProcessorCount; config.Set(\"queue.buffering.max.ms\", \"50\");")]
    [InlineData(Config + "if (flag) { config.LingerMs = 5; } else { config.Set(\"queue.buffering.max.ms\", \"50\"); }")]
    [InlineData(Config + "config.LingerMs = 5; config.LingerMs = null; config.Set(\"queue.buffering.max.ms\", \"50\");")]
    [InlineData(Config + "config.RetryBackoffMs = 5; config.RetryBackoffMaxMs = 50;")]
    [InlineData(Config + "config.LingerMs = 5; var labels = new Dictionary<string, string> { [\"queue.buffering.max.ms\"] = \"50\" }; Console.WriteLine(labels.Count);")]
    public Task NotReported(string statements) => Verify(statements);

    [Fact]
    public Task NotReportedInADictionaryForSomethingElse() => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>(Code.Body(
        "var labels = new Dictionary<string, string> { [\"acks\"] = \"0\", [\"request.required.acks\"] = \"1\" }; Console.WriteLine(labels.Count);"));

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD5004: LingerMs = 5 and queue.buffering.max.ms=50 are the same setting, and the client uses the one that is set last; remove one",
        await Reports.Message<ClientConfigAnalyzer>(Code.Producer(Config + "config.LingerMs = 5; config.Set(\"queue.buffering.max.ms\", \"50\");")));

    [Fact]
    public Task FixInTheEditor() => Verifiers.Verify.Fix<ClientConfigAnalyzer, SuggestionFixer>(
        Code.Producer(Config + "config.LingerMs = 5; {|KD5004:config.Set(\"queue.buffering.max.ms\", \"50\")|};"),
        Code.Producer(Config + "config.Set(\"queue.buffering.max.ms\", \"50\");"));

    private static Task Verify(string statements) => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>(Code.Producer(statements));
}
