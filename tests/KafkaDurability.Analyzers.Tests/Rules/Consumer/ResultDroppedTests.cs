using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2112: a message that nobody looks at.</summary>
public class ResultDroppedTests
{
    private const string Loop = "while (flag) { var result = consumer.Consume(token); Process(result.Message.Value); consumer.Commit(result); }";

    [Theory]
    [InlineData("{|KD2112:consumer.Consume(token)|};")]
    [InlineData("{|KD2112:consumer.Consume(TimeSpan.FromSeconds(1))|};")]
    [InlineData("{|KD2112:consumer.Consume(100)|};")]
    [InlineData("_ = {|KD2112:consumer.Consume(token)|};")]
    [InlineData("while (!flag) { {|KD2112:consumer.Consume(TimeSpan.Zero)|}; await Task.Delay(1000); }")]
    [InlineData("await Task.Run(() => { {|KD2112:consumer.Consume(token)|}; });")]
    public Task Reported(string code) => ClientUse.Verify("KD2112", code + " " + Loop);

    [Theory]
    [InlineData("{|KD2112:consumer.Consume(token)|};")]
    [InlineData("{|KD2112:this.consumer.Consume(token)|};")]
    public Task In_another_method_of_the_type(string code) => ClientUse.Verify("KD2112", code, "public string Next(CancellationToken token) => consumer.Consume(token).Message.Value;");

    [Theory]
    [InlineData("var first = consumer.Consume(token); Process(first.Message.Value);")]
    [InlineData("consumer.Pause(consumer.Assignment); consumer.Consume(TimeSpan.FromSeconds(1)); consumer.Resume(consumer.Assignment);")]
    [InlineData("consumer.Consume(TimeSpan.Zero); consumer.Seek(new TopicPartitionOffset(\"orders\", 0, 0));")]
    [InlineData("consumer.Consume(TimeSpan.Zero); consumer.Assign(new TopicPartition(\"orders\", 0));")]
    [InlineData("Process(consumer.Consume(token).Message.Value);")]
    [InlineData("if (consumer.Consume(TimeSpan.Zero) is null) { return; }")]
    public Task Silent(string code) => ClientUse.Verify("KD2112", code + " " + Loop);

    /// <summary>All of them are thrown away: a probe, or a measurement.</summary>
    [Theory]
    [InlineData("while (flag) { consumer.Consume(token); _number++; }")]
    [InlineData("consumer.Consume(TimeSpan.FromSeconds(5));")]
    [InlineData("IConsumer<string, string> Other() => consumer; Other().Consume(token); Process(consumer.Consume(token).Message.Value);")]
    public Task None_is_used(string code) => ClientUse.Verify("KD2112", code);

    [Fact]
    public Task Half_typed() => ClientUse.Verify("KD2112", "consumer.Consume(; consumer.", errors: true);
}
