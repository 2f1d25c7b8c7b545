namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class StoreBeforeProcessingTests
{
    [Theory]
    [InlineData("{|KD2102:_consumer.StoreOffset(result)|};")]
    [InlineData("_consumer?{|KD2102:.StoreOffset(result)|};")]
    [InlineData("{|KD2102:_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, result.Offset + 1))|};")]
    public Task StoredThenProcessed(string store) => ConsumeLoop.Verify($"var result = _consumer.Consume(token); {store} handler.Handle(result.Message.Value);");

    [Theory]
    [InlineData("handler.Handle(result.Message.Value); _consumer.StoreOffset(result);")]
    [InlineData("_consumer.StoreOffset(result.TopicPartitionOffset); handler.Handle(result.Message.Value);")]
    [InlineData("_consumer.StoreOffset(result); logger.LogInformation(result.Message.Value);")]
    [InlineData("_consumer.StoreOffset(result); handler.Handle(result.Message.Value); _consumer.Commit();")]
    public Task NoHazard(string body) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + body);

    /// <summary>The stored offset goes nowhere before the timer of another part of the class commits.</summary>
    [Fact]
    public Task CommittedByAnotherPartOfTheClass() => Verifiers.Verify.Analyzer<ConsumeLoopAnalyzer>("""
        public partial class Worker
        {
            private void OnTimer(IConsumer<string, string> consumer) => consumer.Commit();
        }
        public partial class Worker
        {
            private IConsumer<string, string> _consumer = null!;
            public void Run(Action<string> handle)
            {
                var result = _consumer.Consume(1000);
                _consumer.StoreOffset(result);
                handle(result.Message.Value);
            }
        }
        """);

    [Fact]
    public Task CommitIsReportedForBoth() => ConsumeLoop.Verify("""
        var result = _consumer.Consume(token);
        {|KD2101:_consumer.Commit(result)|};
        _consumer.StoreOffset(result);
        handler.Handle(result.Message.Value);
        """);
}
