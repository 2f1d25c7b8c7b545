namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>A batch in a private field, in the loop itself and in methods of the object that it calls.</summary>
public class BatchFieldsTests
{
    private const string Field = "private readonly List<ConsumeResult<string, string>> _batch = new(); ";
    private const string Texts = "private List<string> _texts = new List<string>(); ";
    private const string Take = "var one = _consumer.Consume(TimeSpan.FromMilliseconds(100)); if (one != null) { _batch.Add(one); } if (_batch.Count < 100) { continue; } ";
    private const string Save = "await handler.HandleBatchAsync(_batch.Select(one => one.Message.Value).ToList()); ";
    private const string Log = "catch (Exception e) { logger.LogError(e, \"x\"); } ";
    private const string Swallow = "{|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} ";

    [Theory]
    [InlineData(Take + "try { " + Save + "} " + Swallow + "_consumer.Commit(_batch[^1]); _batch.Clear();")]
    [InlineData(Take + "try { foreach (var each in _batch) { handler.Handle(each.Message.Value); } } " + Swallow + "_consumer.Commit(_batch.Last()); _batch.Clear();")]
    [InlineData(Take + "try { " + Save + "_consumer.Commit(_batch[^1]); } " + Swallow + "finally { _batch.Clear(); }")]
    [InlineData(Take + "try { " + Save + "_consumer.Commit(_batch[^1]); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); _batch.Clear(); }|}")]
    [InlineData(Take + "await FlushAsync(); _consumer.Commit(_batch[^1]); _batch.Clear();", "private async Task FlushAsync() { try { " + Save + "} " + Swallow + "}")]
    [InlineData(Take + "await FlushAsync();", "private async Task FlushAsync() { try { " + Save + "} " + Swallow + "_consumer.Commit(_batch[^1]); _batch.Clear(); }")]
    [InlineData(Take + "await FlushAsync();", "private async Task FlushAsync() { try { " + Save + "} " + Swallow + "Finish(); } private void Finish() { _consumer.Commit(_batch[^1]); _batch.Clear(); }")]
    [InlineData("Add(_consumer.Consume(token)); await FlushAsync();", "private void Add(ConsumeResult<string, string> one) => _batch.Add(one); private async Task FlushAsync() { if (_batch.Count < 100) { return; } try { " + Save + "} " + Swallow + "_consumer.Commit(_batch[^1]); _batch.Clear(); }")]
    [InlineData(Take + "await FlushAsync();", "private async Task FlushAsync() { try { " + Save + "} " + Swallow + "_consumer.Commit(_batch[^1]); _batch.Clear(); } public Task StopAsync() => FlushAsync(); public int Waiting => _batch.Count;")]
    public Task Reported(string body, string members = "") => ConsumeLoop.Verify(body, Field + members);

    [Theory]
    [InlineData("try { await handler.HandleBatchAsync(_texts); } " + Swallow + "_consumer.Commit(one); _texts.Clear();")]
    [InlineData("try { await handler.HandleBatchAsync(_texts); } " + Swallow + "_consumer.Commit(one); _texts = new List<string>();")]
    [InlineData("var texts = _texts; _texts = new List<string>(); try { await handler.HandleBatchAsync(texts); } " + Swallow + "_consumer.Commit(one);")]
    [InlineData("await FlushAsync(); _consumer.Commit(one);", "private async Task FlushAsync() { try { await handler.HandleBatchAsync(_texts); } " + Swallow + "finally { _texts.Clear(); } }")]
    public Task OfParts(string flush, string members = "") =>
        ConsumeLoop.Verify("var one = _consumer.Consume(token); _texts.Add(one.Message.Value); if (_texts.Count == 100) { " + flush + " }", Texts + members);

    /// <summary>What failed is still in the field, is put elsewhere, or is not passed.</summary>
    [Theory]
    [InlineData(Take + "try { " + Save + "_consumer.Commit(_batch[^1]); _batch.Clear(); } " + Log)]
    [InlineData(Take + "await FlushAsync();", "private async Task FlushAsync() { try { " + Save + "_consumer.Commit(_batch[^1]); _batch.Clear(); } " + Log + "}")]
    [InlineData(Take + "if (!await FlushAsync()) { throw new InvalidOperationException(); } _consumer.Commit(_batch[^1]); _batch.Clear();", "private async Task<bool> FlushAsync() { try { " + Save + "return true; } " + Log + "return false; }")]
    [InlineData(Take + "await FlushAsync(); _consumer.Commit(_batch[^1]); _batch.Clear();", "private async Task FlushAsync() { try { " + Save + "} catch (Exception e) { logger.LogError(e, \"x\"); throw; } }")]
    [InlineData(Take + "await FlushAsync(); _consumer.Commit(_batch[^1]); _batch.Clear();", "private async Task FlushAsync() { try { " + Save + "} catch (Exception) { foreach (var one in _batch) { await producer.ProduceAsync(\"dead\", one.Message); } } }")]
    [InlineData(Take + "await FlushAsync(); _batch.Clear();", "private async Task FlushAsync() { try { " + Save + "_consumer.Commit(_batch[^1]); } catch (Exception e) { logger.LogError(e, \"x\"); _consumer.Seek(_batch[0].TopicPartitionOffset); } }")]
    [InlineData(Take + "while (!await FlushAsync()) { await Task.Delay(1000); } _consumer.Commit(_batch[^1]); _batch.Clear();", "private async Task<bool> FlushAsync() { try { " + Save + "return true; } " + Log + "return false; }")]
    [InlineData(Take + "try { " + Save + "} catch (Exception e) { logger.LogError(e, \"x\"); _left.AddRange(_batch); } _consumer.Commit(_batch[^1]); _batch.Clear();", "private readonly List<ConsumeResult<string, string>> _left = new();")]
    public Task Dealt(string body, string members = "") => ConsumeLoop.Verify(body, Field + members);

    /// <summary>Others come to the field, too: what they do with what failed is not looked at.</summary>
    [Theory]
    [InlineData("public void Reset() => _batch.Clear();")]
    [InlineData("public async Task AgainAsync() { foreach (var one in _batch.ToList()) { await handler.TryHandleAsync(one.Message.Value); } }")]
    [InlineData("public IReadOnlyList<ConsumeResult<string, string>> Waiting => _batch;")]
    public Task OthersComeToIt(string members) => ConsumeLoop.Verify(
        Take + "await FlushAsync();", Field + members + " private async Task FlushAsync() { try { " + Save + "} " + Log + "_consumer.Commit(_batch[^1]); _batch.Clear(); }");

    /// <summary>A list that nothing is taken out of is where the messages end up: adding to it is the processing.</summary>
    [Fact]
    public Task NeverEmptied() => ConsumeLoop.Verify(
        "var one = _consumer.Consume(token); {|KD2101:_consumer.Commit(one)|}; _texts.Add(one.Message.Value);", Texts);

    [Fact]
    public Task CallsItself() => ConsumeLoop.Verify(Take + "await FlushAsync(0);", Field
        + "private async Task FlushAsync(int attempt) { try { " + Save + "_consumer.Commit(_batch[^1]); _batch.Clear(); } catch (Exception e) { logger.LogError(e, \"x\"); await FlushAsync(attempt + 1); } }");

    private const string Positions = "private readonly Dictionary<TopicPartition, Offset> _next = new(); private DateTime _at; private void CommitAll() => _consumer.Commit(_next.Select(pair => new TopicPartitionOffset(pair.Key, pair.Value))); "
        + "private void CommitIfDue() { if (DateTime.UtcNow - _at > TimeSpan.FromSeconds(5)) { CommitAll(); _at = DateTime.UtcNow; } }";

    /// <summary>Where the group is to go on is put into a field, and committed by a method that takes nothing.</summary>
    [Theory]
    [InlineData("try { handler.Handle(one.Message.Value); } " + Swallow + "_next[one.TopicPartition] = one.Offset + 1; CommitAll();")]
    [InlineData("try { handler.Handle(one.Message.Value); } " + Swallow + "_next[one.TopicPartition] = one.Offset + 1; CommitIfDue();")]
    [InlineData("try { handler.Handle(one.Message.Value); } catch (Exception e) { logger.LogError(e, \"x\"); throw; } _next[one.TopicPartition] = one.Offset + 1; CommitIfDue();")]
    [InlineData("try { handler.Handle(one.Message.Value); } catch (Exception e) { await producer.ProduceAsync(\"dead\", one.Message); } _next[one.TopicPartition] = one.Offset + 1; CommitIfDue();")]
    public Task OfPositions(string body) => ConsumeLoop.Verify("var one = _consumer.Consume(token); " + body, Positions);
}
