using KafkaDurability.Analyzers.CodeFixes;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2106 where the committed offset is behind that of the next message.</summary>
public class OffsetTooHighTests
{
    [Theory]
    [InlineData("{|KD2106:consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 2) })|};")]
    [InlineData("{|KD2106:consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, result.Offset.Value + 2))|};")]
    [InlineData("{|KD2106:consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, new Offset(result.TopicPartitionOffset.Offset + 2)))|};")]
    [InlineData("{|KD2106:consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, consumer.Position(result.TopicPartition) + 1))|};")]
    [InlineData("var next = result.Offset + 1; {|KD2106:consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, next + 1))|};")]
    [InlineData("var next = consumer.Position(result.TopicPartition).Value + 1; {|KD2106:consumer.Commit([new TopicPartitionOffset(result.TopicPartition, next)])|};")]
    [InlineData("var offsets = new List<TopicPartitionOffset>(); offsets.Add(new TopicPartitionOffset(result.TopicPartition, result.Offset + 2)); {|KD2106:consumer.Commit(offsets)|};")]
    [InlineData("{|KD2106:producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 2) }, consumer.ConsumerGroupMetadata, timeout)|};")]
    [InlineData("{|KD2106:consumer.Commit(new[] { result }.Select(r => new TopicPartitionOffset(r.TopicPartition, r.Offset + 2)))|};")]
    [InlineData("result.Offset += 1; {|KD2106:consumer.Commit(result)|};")]
    [InlineData("result.TopicPartitionOffset = new TopicPartitionOffset(result.TopicPartition, result.Offset + 1); {|KD2106:consumer.StoreOffset(result)|};")]
    public Task Reported(string code) => Verify(code);

    [Theory]
    [InlineData("consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) });")]
    [InlineData("consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, consumer.Position(result.TopicPartition)));")]
    [InlineData("consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, result.Offset + _step));")]
    [InlineData("var next = result.Offset + 2; consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, next - 1));")]
    [InlineData("var next = result.Offset + 2; next = result.Offset + 1; consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, next));")]
    [InlineData("consumer.Seek(new TopicPartitionOffset(result.TopicPartition, result.Offset + 2));")]
    [InlineData("consumer.Commit(result); result.Offset += 1;")]
    [InlineData("consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, new Offset(12) + 2));")]
    public Task Silent(string code) => Verify(code);

    [Theory]
    [InlineData("{|KD2106:consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, result.Offset + 2))|};", "consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, result.Offset + 1));")]
    [InlineData("{|KD2106:consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, result.Offset + 3))|}; {|KD2106:consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, consumer.Position(result.TopicPartition) + 1))|};",
        "consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, result.Offset + 1)); consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, consumer.Position(result.TopicPartition)));")]
    public Task Fixed(string code, string right) => ClientUse.Fix<OffsetFixer>(Loop(code), Loop(right), Members);

    private const string Members = "private int _step = 1;";

    private static Task Verify(string code) => ClientUse.Verify("KD2106", Loop(code), Members);

    private static string Loop(string code) => $"while (flag) {{ var result = consumer.Consume(token); Process(result.Message.Value); {code} }}";
}
