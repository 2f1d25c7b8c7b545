namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

public class RetriesOffTests
{
    [Theory]
    [InlineData("{|KD1006:MessageSendMaxRetries = 0|}")]
    [InlineData("{|KD1006:MessageSendMaxRetries = 1 - 1|}, Acks = Acks.All")]
    [InlineData("{|KD1006:MessageSendMaxRetries = 0|}, EnableIdempotence = false")]
    public Task Reported(string settings) => ProducerRule.Settings(settings);

    [Theory]
    [InlineData("retries")]
    [InlineData("message.send.max.retries")]
    public Task ReportedByKey(string key) => ProducerRule.Statements($"var config = new ProducerConfig(); {{|KD1006:config.Set(\"{key}\", \"0\")|}};");

    [Theory]
    [InlineData("MessageSendMaxRetries = 1, EnableIdempotence = true")]
    [InlineData("MessageSendMaxRetries = int.MaxValue, EnableIdempotence = true")]
    [InlineData("MessageSendMaxRetries = null, EnableIdempotence = true")]
    [InlineData("{|KD1005:MessageSendMaxRetries = 0|}, EnableIdempotence = true")]
    [InlineData("{|KD1005:MessageSendMaxRetries = 0|}, TransactionalId = \"a\"")]
    public Task NotReported(string settings) => ProducerRule.Settings(settings);

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD1006: MessageSendMaxRetries = 0 gives up on a message at the first transient error, so a leader change loses it; remove the setting",
        await ProducerRule.Message("var config = new ProducerConfig { MessageSendMaxRetries = 0 };"));

    [Theory]
    [InlineData("var config = new ProducerConfig { ClientId = \"a\", {|KD1006:MessageSendMaxRetries = 0|} };")]
    [InlineData("var config = new ProducerConfig { ClientId = \"a\" }; {|KD1006:config.MessageSendMaxRetries = 0|};")]
    [InlineData("var config = new ProducerConfig { ClientId = \"a\" }; {|KD1006:config.Set(\"retries\", \"0\")|};")]
    public Task Fix(string before) => ProducerRule.Fix(
        before + " Fill(config);",
        "var config = new ProducerConfig { ClientId = \"a\" }; Fill(config);",
        "protected virtual void Fill(ProducerConfig config) { }");
}
