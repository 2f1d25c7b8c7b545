namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

public class IdempotenceOffTests
{
    [Theory]
    [InlineData("{|KD1004:EnableIdempotence = false|}")]
    [InlineData("{|KD1004:EnableIdempotence = false|}, Acks = Acks.All")]
    [InlineData("{|KD1004:EnableIdempotence = false|}, TransactionalId = \"\"")]
    public Task Reported(string settings) => ProducerRule.Settings(settings);

    [Theory]
    [InlineData("false")]
    [InlineData("FALSE")]
    [InlineData("f")]
    [InlineData("0")]
    public Task ReportedByKey(string value) => ProducerRule.Statements($"var config = new ProducerConfig(); {{|KD1004:config.Set(\"enable.idempotence\", \"{value}\")|}};");

    [Theory]
    [InlineData("EnableIdempotence = true")]
    [InlineData("EnableIdempotence = bool.Parse(\"false\")")]
    [InlineData("EnableIdempotence = false, {|KD1001:Acks = Acks.None|}")]
    [InlineData("EnableIdempotence = false, {|KD1006:MessageSendMaxRetries = 0|}")]
    [InlineData("{|KD1005:EnableIdempotence = false|}, TransactionalId = \"a\"")]
    public Task NotReported(string settings) => ProducerRule.Settings(settings);

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD1004: EnableIdempotence = false lets a retry after a lost answer write the message twice or out of order; set it to true",
        await ProducerRule.Message("var config = new ProducerConfig { EnableIdempotence = false };"));

    [Theory]
    [InlineData("var config = new ProducerConfig { {|KD1004:EnableIdempotence = false|} };", "var config = new ProducerConfig { EnableIdempotence = true };")]
    [InlineData("var config = new ProducerConfig { {|KD1004:EnableIdempotence = false|}, MaxInFlight = 50 };", "var config = new ProducerConfig { EnableIdempotence = true, MaxInFlight = 5 };")]
    [InlineData("var config = new ProducerConfig(); {|KD1004:config.Set(\"enable.idempotence\", \"0\")|};", "var config = new ProducerConfig(); config.Set(\"enable.idempotence\", \"true\");")]
    [InlineData("var config = new ProducerConfig { EnableIdempotence = flag ? true : {|KD1004:false|} };", "var config = new ProducerConfig { EnableIdempotence = flag ? true : true };")]
    public Task Fix(string before, string after) => ProducerRule.Fix(before, after);

    [Theory]
    [InlineData("var config = new ProducerConfig { {|KD1004:EnableIdempotence = false|}, MaxInFlight = Environment.ProcessorCount };")]
    public Task NoFixWhereItCouldMakeTheClientThrow(string statements) => ProducerRule.Fix(statements, statements);
}
