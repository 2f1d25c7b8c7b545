namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

public class AcksLeaderTests
{
    [Theory]
    [InlineData("{|KD1002:Acks = Acks.Leader|}")]
    [InlineData("{|KD1002:Acks = (Acks)1|}")]
    [InlineData("{|KD1002:Acks = (Acks)5|}")]
    [InlineData("{|KD1002:Acks = Acks.Leader|}, {|KD1004:EnableIdempotence = false|}")]
    [InlineData("{|KD1002:Acks = Acks.Leader|}, TransactionalId = \"\"")]
    public Task Reported(string settings) => ProducerRule.Settings(settings);

    [Theory]
    [InlineData("1")]
    [InlineData("5")]
    [InlineData("1000")]
    public Task ReportedByKey(string value) => ProducerRule.Statements($"var config = new ProducerConfig(); {{|KD1002:config.Set(\"acks\", \"{value}\")|}};");

    [Theory]
    [InlineData("all")]
    [InlineData("ALL")]
    [InlineData("-1")]
    public Task SilentByKey(string value) => ProducerRule.Statements($"var config = new ProducerConfig {{ EnableIdempotence = true }}; config.Set(\"acks\", \"{value}\");");

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD1002: Acks = Acks.Leader confirms a message before it is replicated, so a broker failure loses confirmed messages; use Acks.All",
        await ProducerRule.Message("var config = new ProducerConfig { Acks = Acks.Leader };"));

    [Theory]
    [InlineData("var config = new ProducerConfig { {|KD1002:Acks = Acks.Leader|} };", "var config = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true };")]
    [InlineData("var config = new ProducerConfig { {|KD1002:Acks = (Acks)1|} };", "var config = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true };")]
    [InlineData("var config = new ProducerConfig { {|KD1002:Acks = Confluent.Kafka.Acks.Leader|} };", "var config = new ProducerConfig { Acks = Confluent.Kafka.Acks.All, EnableIdempotence = true };")]
    [InlineData("var config = new ProducerConfig { {|KD1002:Acks = Acks.Leader|}, {|KD1006:MessageSendMaxRetries = 0|} };", "var config = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true };")]
    [InlineData("var config = new ProducerConfig { {|KD1002:Acks = Acks.Leader|}, {|KD1004:EnableIdempotence = false|} };", "var config = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true };")]
    public Task Fix(string before, string after) => ProducerRule.Fix(before, after);
}
