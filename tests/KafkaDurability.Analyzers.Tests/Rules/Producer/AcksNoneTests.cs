using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

public class AcksNoneTests
{
    [Theory]
    [InlineData("{|KD1001:Acks = Acks.None|}")]
    [InlineData("{|KD1001:Acks = (Acks)0|}")]
    [InlineData("BootstrapServers = \"a\", {|KD1001:Acks = Acks.None|}, MaxInFlight = 1")]
    [InlineData("{|KD1001:Acks = Acks.None|}, EnableIdempotence = false")]
    public Task Reported(string settings) => ProducerRule.Settings(settings);

    [Theory]
    [InlineData("Acks = Acks.All, EnableIdempotence = true")]
    [InlineData("Acks = (Acks)(-1), EnableIdempotence = true")]
    [InlineData("Acks = null, EnableIdempotence = true")]
    [InlineData("Acks = default, EnableIdempotence = true")]
    public Task Silent(string settings) => ProducerRule.Settings(settings);

    [Theory]
    [InlineData("using var client = new ConsumerBuilder<string, string>(new ConsumerConfig { {|KD1010:Acks = Acks.None|}, GroupId = \"a\", EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest }).Build();")]
    [InlineData("using var client = new AdminClientBuilder(new AdminClientConfig { {|KD1010:Acks = Acks.None|} }).Build();")]
    [InlineData("using var client = new AdminClientBuilder(new Dictionary<string, string> { {|KD1010:[\"acks\"] = \"0\"|} }).Build();")]
    [InlineData("var shared = new ClientConfig { {|KD1010:Acks = Acks.None|} }; using var client = new AdminClientBuilder(shared).Build();")]
    [InlineData("var labels = new Dictionary<string, string> { [\"acks\"] = \"0\" }; Console.WriteLine(labels.Count);")]
    [InlineData("var labels = new[] { new KeyValuePair<string, string>(\"acks\", \"0\") }; Console.WriteLine(labels.Length);")]
    [InlineData("if (new ProducerConfig { EnableIdempotence = true }.Acks == Acks.None) { return; }")]
    [InlineData("var spoken = Acks.None; Console.WriteLine(spoken);")]
    public Task SilentWhereNoProducerIs(string statements) => Verify.Analyzer<ClientConfigAnalyzer>(Code.Body(statements));

    [Fact]
    public Task DependentProducerBorrowsItsSettings() => Verify.Analyzer<ClientConfigAnalyzer>(Code.Body("""
        using var owner = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true }).Build();
        using var borrower = new DependentProducerBuilder<int, string>(owner.Handle).Build();
        await borrower.ProduceAsync("orders", new Message<int, string> { Value = "paid" });
        """));

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD1001: Acks = Acks.None asks no broker to confirm a message, so each one that is rejected or lost on the way counts as sent; use Acks.All",
        await ProducerRule.Message("var config = new ProducerConfig { Acks = Acks.None };"));

    [Fact]
    public async Task MessageOfKey() => Assert.StartsWith(
        "KD1001: request.required.acks=0 asks no broker",
        await ProducerRule.Message("var config = new ProducerConfig(); config.Set(\"request.required.acks\", \"0\");"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("var config = new ProducerConfig { {|KD1001:Acks = Acks.None|} };", "var config = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true };")]
    [InlineData("var config = new ProducerConfig(); {|KD1001:config.Acks = Acks.None|};", "var config = new ProducerConfig { EnableIdempotence = true }; config.Acks = Acks.All;")]
    [InlineData("var config = new ProducerConfig(); {|KD1001:config.Set(\"acks\", \"0\")|};", "var config = new ProducerConfig { EnableIdempotence = true }; config.Set(\"acks\", \"all\");")]
    [InlineData("var config = new ProducerConfig { Acks = flag ? Acks.All : {|KD1001:Acks.None|} };", "var config = new ProducerConfig { Acks = flag ? Acks.All : Acks.All, EnableIdempotence = true };")]
    [InlineData("var config = new Dictionary<string, string> { {|KD1001:[\"acks\"] = \"0\"|} };", "var config = new Dictionary<string, string> { [\"acks\"] = \"all\", [\"enable.idempotence\"] = \"true\" };")]
    [InlineData("var config = new Dictionary<string, string> { {|KD1001:{ \"acks\", \"0\" }|} };", "var config = new Dictionary<string, string> { { \"acks\", \"all\" }, { \"enable.idempotence\", \"true\" } };")]
    [InlineData("KeyValuePair<string, string>[] config = [{|KD1001:new(\"acks\", \"0\")|}];", "KeyValuePair<string, string>[] config = [new(\"acks\", \"all\"), new(\"enable.idempotence\", \"true\")];")]
    [InlineData("var config = new ProducerConfig { {|KD1001:Acks = Acks.None|}, MaxInFlight = 10, MessageSendMaxRetries = 3 };", "var config = new ProducerConfig { Acks = Acks.All, MaxInFlight = 5, MessageSendMaxRetries = 3, EnableIdempotence = true };")]
    [InlineData("var config = new ProducerConfig { {|KD1001:Acks = Acks.None|}, EnableIdempotence = flag };", "var config = new ProducerConfig { Acks = Acks.All, EnableIdempotence = flag };")]
    [InlineData("var shared = new ClientConfig { {|KD1001:Acks = Acks.None|} }; var config = new ProducerConfig(shared);", "var shared = new ClientConfig { Acks = Acks.All }; var config = new ProducerConfig(shared) { EnableIdempotence = true };")]
    public Task Fix(string before, string after) => ProducerRule.Fix(before, after);

    [Fact]
    public Task FixOfSeveralAtOnce() => ProducerRule.Fix(
        """
        var config = new ProducerConfig
                {
                    BootstrapServers = "a", // the broker
                    {|KD1001:Acks = Acks.None|}, // fast
                    LingerMs = 20,
                };
                using var other = new ProducerBuilder<string, string>(new ProducerConfig { {|KD1001:Acks = Acks.None|} }).Build();
        """,
        """
        var config = new ProducerConfig
                {
                    BootstrapServers = "a", // the broker
                    Acks = Acks.All, // fast
                    LingerMs = 20,
                    EnableIdempotence = true,
                };
                using var other = new ProducerBuilder<string, string>(new ProducerConfig { Acks = Acks.All, EnableIdempotence = true }).Build();
        """);

    [Fact]
    public Task FixOfAnOpenObjectSetsTheValueAlone() => ProducerRule.Fix(
        "var config = new ProducerConfig { {|KD1001:Acks = Acks.None|} }; Fill(config);",
        "var config = new ProducerConfig { Acks = Acks.All }; Fill(config);",
        "protected virtual void Fill(ProducerConfig config) { }");

    [Fact]
    public Task FixInTheHelperThatSetsIt() => ProducerRule.Fix(
        "var config = Make();",
        "var config = Make();",
        "private static ProducerConfig Make() => new() { {|KD1001:Acks = Acks.None|} };",
        "private static ProducerConfig Make() => new() { Acks = Acks.All, EnableIdempotence = true };");
}
