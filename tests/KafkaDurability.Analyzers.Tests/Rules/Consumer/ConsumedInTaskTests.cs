namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2106, where Consume runs in a task of its own: what is awaited is the result.</summary>
public class ConsumedInTaskTests
{
    [Theory]
    [InlineData("var result = await Task.Run(() => _consumer.Consume(token), token);")]
    [InlineData("var result = await Task.Run(() => { return _consumer.Consume(token); }).ConfigureAwait(false);")]
    [InlineData("var result = await Task.Factory.StartNew(() => _consumer.Consume(token), TaskCreationOptions.LongRunning);")]
    [InlineData("ConsumeResult<string, string> result = await Task.Run(() => _consumer.Consume(TimeSpan.FromSeconds(1)));")]
    public async Task OffByOne(string consume)
    {
        await ConsumeLoop.Verify(consume + " handler.Handle(result.Message.Value); {|KD2106:_consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset) })|};");
        await ConsumeLoop.Verify(consume + " handler.Handle(result.Message.Value); {|KD2106:_consumer.StoreOffset(result.TopicPartitionOffset)|};");
    }

    [Theory]
    [InlineData("var result = await Task.Run(() => _consumer.Consume(token)); handler.Handle(result.Message.Value); _consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) });")]
    [InlineData("var result = await Task.Run(() => _consumer.Consume(token)); handler.Handle(result.Message.Value); _consumer.Commit(result);")]
    [InlineData("var next = await Task.Run(() => Next(_consumer.Consume(token))); handler.Handle(next.Topic); _consumer.StoreOffset(next);")]
    [InlineData("var offset = await Task.Run(() => _consumer.Position(new TopicPartition(\"orders\", 0))); _consumer.StoreOffset(new TopicPartitionOffset(\"orders\", 0, offset));")]
    public Task Right(string body) => ConsumeLoop.Verify(body, "private static TopicPartitionOffset Next(ConsumeResult<string, string> result) => new(result.TopicPartition, result.Offset + 1);");
}
