namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>The next offset of a failed message is put into a collection, and committed from there: that passes the message, now or later.</summary>
public class OffsetsPutAsideTests
{
    private const string Swallowed = "var r = _consumer.Consume(token); try { handler.Handle(r.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} ";

    private const string GivenUp = "var r = _consumer.Consume(token); var tries = 0; var done = false; do { try { handler.Handle(r.Message.Value); done = true; } {|KD2104:catch (Exception e) { tries++; logger.LogError(e, \"x\"); }|} } while (!done && tries <= 3); ";

    private const string Next = "new TopicPartitionOffset(r.TopicPartition, r.Offset + 1)";

    private const string Members = "private readonly Dictionary<TopicPartition, Offset> _offsets = new(); private readonly Dictionary<TopicPartition, TopicPartitionOffset> _done = new(); private readonly List<TopicPartitionOffset> _failed = new();";

    private const string All = "_offsets.Select(one => new TopicPartitionOffset(one.Key, one.Value))";

    [Theory]
    [InlineData(Swallowed + "_consumer.Commit(new List<TopicPartitionOffset> { " + Next + " });")]
    [InlineData(Swallowed + "var list = new List<TopicPartitionOffset>(); list.Add(" + Next + "); _consumer.Commit(list);")]
    [InlineData(Swallowed + "var list = new TopicPartitionOffset[1]; list[0] = " + Next + "; _consumer.Commit(list);")]
    [InlineData(Swallowed + "_offsets[r.TopicPartition] = r.Offset + 1; if (_offsets.Count > 9) { _consumer.Commit(" + All + "); }")]
    [InlineData(Swallowed + "if (_offsets.ContainsKey(r.TopicPartition)) { _offsets[r.TopicPartition] = r.Offset + 1; } else { _offsets.Add(r.TopicPartition, r.Offset + 1); } if (_offsets.Count > 9) { _consumer.Commit(" + All + "); }")]
    [InlineData(Swallowed + "_done[r.TopicPartition] = " + Next + "; if (_done.Count > 9) { _consumer.Commit(_done.Values); _done.Clear(); }")]
    [InlineData(GivenUp + "_offsets[r.TopicPartition] = r.Offset + 1; if (_offsets.Count > 9) { _consumer.Commit(" + All + "); }")]
    [InlineData("_consumer.Commit(" + All + "); " + GivenUp + "_offsets[r.TopicPartition] = r.Offset + 1;")]
    public Task Committed(string body) => ConsumeLoop.Verify(body, Members);

    [Fact]
    public Task Committed_from_a_list_of_many_rounds() => ConsumeLoop.VerifyMethod(
        "var list = new List<TopicPartitionOffset>(); while (true) { " + Swallowed + "list.Add(" + Next + "); if (list.Count > 9) { _consumer.Commit(list); list.Clear(); } }");

    private const string Caught = "var r = _consumer.Consume(token); var ok = false; try { handler.Handle(r.Message.Value); ok = true; } catch (Exception e) { logger.LogError(e, \"x\"); ";

    [Theory]
    // The offset of the failed message itself is kept: somebody may come back to it.
    [InlineData(Caught + "} if (!ok) { _failed.Add(r.TopicPartitionOffset); } _consumer.Commit(r);")]
    [InlineData(Caught + "_failed.Add(" + Next + "); } _consumer.Commit(r);")]
    [InlineData(Caught + "} if (!ok) { _done[r.TopicPartition] = new TopicPartitionOffset(r.TopicPartition, r.Offset); } _consumer.Commit(r);")]
    // It is sought, thrown again, kept elsewhere, or tried until it is processed.
    [InlineData(Caught + "_consumer.Seek(r.TopicPartitionOffset); continue; } _offsets[r.TopicPartition] = r.Offset + 1; _consumer.Commit(" + All + ");")]
    [InlineData(Caught + "throw; } _offsets[r.TopicPartition] = r.Offset + 1; _consumer.Commit(" + All + ");")]
    [InlineData(Caught + "await producer.ProduceAsync(\"dead\", r.Message); } _offsets[r.TopicPartition] = r.Offset + 1; _consumer.Commit(" + All + ");")]
    [InlineData("var r = _consumer.Consume(token); var ok = false; while (!ok) { try { handler.Handle(r.Message.Value); ok = true; } catch (Exception e) { logger.LogError(e, \"x\"); } } _offsets[r.TopicPartition] = r.Offset + 1; _consumer.Commit(" + All + ");")]
    public Task Dealt_with(string body) => ConsumeLoop.Verify(body, Members);
}
