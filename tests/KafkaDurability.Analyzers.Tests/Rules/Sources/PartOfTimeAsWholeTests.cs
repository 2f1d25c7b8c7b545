using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;
using KafkaDurability.Analyzers.Tests.Rules.Consumer;

namespace KafkaDurability.Analyzers.Tests.Rules.Sources;

/// <summary>KD5007: TimeSpan.Milliseconds where the whole time is meant.</summary>
public class PartOfTimeAsWholeTests
{
    [Theory]
    [InlineData("var config = new ConsumerConfig { SessionTimeoutMs = {|KD5007:timeout.Milliseconds|} };")]
    [InlineData("var config = new ProducerConfig(); config.MessageTimeoutMs = {|KD5007:TimeSpan.FromSeconds(30).Milliseconds|};")]
    [InlineData("var config = new ProducerConfig { LingerMs = {|KD5007:timeout.Milliseconds|} };")]
    [InlineData("var config = new ConsumerConfig(); config.Set(\"session.timeout.ms\", {|KD5007:timeout.Milliseconds|}.ToString());")]
    [InlineData("var result = consumer.Consume({|KD5007:timeout.Milliseconds|}); Process(result.Message.Value);")]
    public Task Reported(string code) => ClientUse.Verify("KD5007", code);

    [Theory]
    [InlineData("var config = new ConsumerConfig { SessionTimeoutMs = (int)timeout.TotalMilliseconds };")]
    [InlineData("var config = new ProducerConfig { LingerMs = TimeSpan.FromMilliseconds(50).Milliseconds };")]
    [InlineData("var config = new ConsumerConfig { ClientId = timeout.Milliseconds.ToString() };")]
    [InlineData("var config = new ConsumerConfig(); Console.WriteLine(timeout.Milliseconds);")]
    [InlineData("var config = new ConsumerConfig(); config.Set(\"client.id\", timeout.Milliseconds.ToString());")]
    [InlineData("var config = new ConsumerConfig { SessionTimeoutMs = DateTime.Now.Millisecond };")]
    public Task Silent(string code) => ClientUse.Verify("KD5007", code);

    [Fact]
    public Task Fixed() => ClientUse.Fix<SettingFixer>(
        "var config = new ConsumerConfig { SessionTimeoutMs = {|KD5007:timeout.Milliseconds|} }; config.Set(\"max.poll.interval.ms\", {|KD5007:timeout.Milliseconds|}.ToString());",
        "var config = new ConsumerConfig { SessionTimeoutMs = (int)timeout.TotalMilliseconds }; config.Set(\"max.poll.interval.ms\", ((int)timeout.TotalMilliseconds).ToString());");
}
