using KafkaDurability.Analyzers.Tests.Rules.Consumer;

namespace KafkaDurability.Analyzers.Tests.Rules.Transactions;

/// <summary>SendOffsetsToTransaction passes its messages when the transaction is committed, and not before.</summary>
public class OffsetsAdvanceTests
{
    private static Task Check(string body, string members = "") => ConsumeLoop.Verify(
        Steps("var result = _consumer.Consume(token); " + body), members.Length == 0 ? "" : Steps(members));

    private static string Steps(string code) => code
        .Replace("BEGIN", "producer.BeginTransaction();", StringComparison.Ordinal)
        .Replace("PRODUCE", "producer.Produce(\"out\", new Message<string, string> { Value = result.Message.Value });", StringComparison.Ordinal)
        .Replace("OFFSETS", "producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, _consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(30));", StringComparison.Ordinal)
        .Replace("COMMIT", "producer.CommitTransaction();", StringComparison.Ordinal)
        .Replace("ABORT", "producer.AbortTransaction();", StringComparison.Ordinal)
        .Replace("WORK", "handler.Handle(result.Message.Value);", StringComparison.Ordinal)
        .Replace("LOG", "logger.LogError(e, \"x\");", StringComparison.Ordinal);

    /// <summary>What fails before the transaction is passed by it.</summary>
    [Theory]
    [InlineData("try { WORK } {|KD2104:catch (Exception e) { LOG }|} BEGIN OFFSETS COMMIT")]
    [InlineData("try { WORK BEGIN PRODUCE OFFSETS COMMIT } {|KD2104:catch (Exception e) { LOG }|}")]
    [InlineData("BEGIN try { WORK PRODUCE } {|KD2104:catch (Exception e) { LOG }|} OFFSETS COMMIT")]
    [InlineData("BEGIN OFFSETS try { WORK } {|KD2104:catch (Exception e) { LOG }|} COMMIT")]
    public Task Swallowed(string body) => Check(body);

    /// <summary>The work comes behind the commit.</summary>
    [Theory]
    [InlineData("BEGIN OFFSETS {|KD2101:producer.CommitTransaction()|}; WORK")]
    [InlineData("BEGIN OFFSETS {|KD2101:producer.CommitTransaction()|}; await handler.TryHandleAsync(result.Message.Value);")]
    public Task Early(string body) => Check(body);

    [Theory]
    [InlineData("WORK BEGIN PRODUCE OFFSETS COMMIT")]
    [InlineData("BEGIN OFFSETS WORK COMMIT")]
    [InlineData("try { WORK } catch (Exception e) { LOG } BEGIN PRODUCE OFFSETS COMMIT")]
    [InlineData("BEGIN OFFSETS Commit(); WORK", "void Commit() => producer.CommitTransaction();")]
    [InlineData("BEGIN PRODUCE OFFSETS WORK COMMIT")]
    [InlineData("try { BEGIN WORK PRODUCE OFFSETS COMMIT } catch (Exception e) { LOG ABORT _consumer.Seek(result.TopicPartitionOffset); }")]
    [InlineData("try { BEGIN WORK PRODUCE OFFSETS COMMIT } catch (Exception e) { LOG ABORT throw; }")]
    [InlineData("try { WORK } catch (Exception e) { LOG _consumer.Seek(result.TopicPartitionOffset); continue; } BEGIN PRODUCE OFFSETS COMMIT")]
    [InlineData("try { WORK } catch (Exception e) { LOG } BEGIN PRODUCE COMMIT")]
    [InlineData("try { WORK } catch (Exception e) { LOG throw; } BEGIN PRODUCE OFFSETS COMMIT")]
    [InlineData("BEGIN OFFSETS ABORT WORK BEGIN PRODUCE COMMIT")]
    [InlineData("BEGIN OFFSETS WORK producer.Flush(); COMMIT")]
    public Task Silent(string body, string members = "") => Check(body, members);
}
