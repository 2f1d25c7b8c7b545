namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>A batch that fails half way: what is committed is what went well, or all of it.</summary>
public class PartlyDoneTests
{
    private const string Fill = "var batch = new List<ConsumeResult<string, string>>(); while (true) { batch.Add(_consumer.Consume(token)); if (batch.Count < 100) { continue; } ";
    private const string Log = "catch (Exception e) { logger.LogError(e, \"x\"); } ";
    private const string Swallow = "{|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} ";
    private const string SaveAll = "try { await handler.HandleBatchAsync(batch.Select(one => one.Message.Value).ToList()); } ";

    [Theory]
    [InlineData("var done = new List<ConsumeResult<string, string>>(); try { foreach (var one in batch) { handler.Handle(one.Message.Value); done.Add(one); } } " + Log + "if (done.Count > 0) { _consumer.Commit(done[^1]); } batch.RemoveAll(done.Contains);")]
    [InlineData("var done = new List<ConsumeResult<string, string>>(); try { foreach (var one in batch) { await handler.TryHandleAsync(one.Message.Value); done.Add(one); } } catch (Exception e) { logger.LogError(e, \"x\"); _consumer.Commit(done.Last()); batch.RemoveAll(done.Contains); continue; } _consumer.Commit(done.Last()); batch.Clear();")]
    [InlineData("ConsumeResult<string, string>? last = null; try { foreach (var one in batch) { handler.Handle(one.Message.Value); last = one; } } " + Log + "if (last != null) { _consumer.Commit(last); batch.RemoveAll(one => one.Offset <= last.Offset); }")]
    [InlineData("TopicPartitionOffset? next = null; try { foreach (var one in batch) { handler.Handle(one.Message.Value); next = new TopicPartitionOffset(one.TopicPartition, one.Offset + 1); } } " + Log + "if (next != null) { _consumer.Commit(new[] { next }); batch.RemoveAll(one => one.Offset < next.Offset); }")]
    [InlineData("var next = new Dictionary<TopicPartition, Offset>(); try { foreach (var one in batch) { handler.Handle(one.Message.Value); next[one.TopicPartition] = one.Offset + 1; } } " + Log + "_consumer.Commit(next.Select(pair => new TopicPartitionOffset(pair.Key, pair.Value))); batch.RemoveAll(one => next.TryGetValue(one.TopicPartition, out var offset) && one.Offset < offset);")]
    [InlineData("var done = new List<ConsumeResult<string, string>>(); foreach (var one in batch) { try { handler.Handle(one.Message.Value); done.Add(one); } catch (Exception e) { logger.LogError(e, \"x\"); break; } } if (done.Count > 0) { _consumer.Commit(done.Last()); } batch.RemoveAll(done.Contains);")]
    [InlineData("try { foreach (var one in batch) { handler.Handle(one.Message.Value); _done.Add(one); } } " + Log + "if (_done.Count > 0) { _consumer.Commit(_done.Last()); } batch.RemoveAll(_done.Contains); _done.Clear();")]
    [InlineData("try { foreach (var one in batch) { handler.Handle(one.Message.Value); _latest = one; } } " + Log + "if (_latest != null) { _consumer.Commit(_latest); batch.RemoveAll(one => one.Offset <= _latest.Offset); }")]
    [InlineData("try { foreach (var one in batch.ToList()) { handler.Handle(one.Message.Value); _consumer.StoreOffset(one); batch.Remove(one); } } " + Log)]
    [InlineData("var done = new List<ConsumeResult<string, string>>(); try { foreach (var one in batch) { handler.Handle(one.Message.Value); done.Add(one); } } " + Log + "foreach (var one in done) { _consumer.Commit(one); } batch.RemoveAll(done.Contains);")]
    public Task OnlyWhatIsDone(string code) => ConsumeLoop.VerifyMethod(Fill + code + " }", "private readonly List<ConsumeResult<string, string>> _done = new(); private ConsumeResult<string, string>? _latest;");

    [Theory]
    [InlineData("var count = 0; try { foreach (var one in batch) { handler.Handle(one.Message.Value); count++; } } " + Log + "if (count > 0) { _consumer.Commit(batch.Take(count).Last()); } batch.RemoveRange(0, count);")]
    [InlineData("var count = 0; try { foreach (var one in batch) { handler.Handle(one.Message.Value); count++; } } " + Log + "foreach (var one in batch.Take(count)) { _consumer.Commit(one); } batch.RemoveRange(0, count);")]
    [InlineData("var saved = new HashSet<long>(); try { foreach (var one in batch) { handler.Handle(one.Message.Value); saved.Add(one.Offset.Value); } } " + Log + "var good = batch.Where(one => saved.Contains(one.Offset.Value)).ToList(); if (good.Count > 0) { _consumer.Commit(good.Last()); } batch.RemoveAll(good.Contains);")]
    public Task WhatIsPicked(string code) => ConsumeLoop.VerifyMethod(Fill + code + " }");

    [Theory]
    [InlineData("foreach (var part in batch.GroupBy(one => one.TopicPartition).ToList()) { try { await handler.HandleBatchAsync(part.Select(one => one.Message.Value).ToList()); _consumer.Commit(part.Last()); batch.RemoveAll(part.Contains); } " + Log + "}")]
    [InlineData("var done = new List<ConsumeResult<string, string>>(); foreach (var part in batch.GroupBy(one => one.TopicPartition).ToList()) { try { await handler.HandleBatchAsync(part.Select(one => one.Message.Value).ToList()); done.Add(part.Last()); } " + Log + "} foreach (var one in done) { _consumer.Commit(one); } batch.RemoveAll(done.Contains);")]
    [InlineData("foreach (var part in batch.GroupBy(one => one.TopicPartition).ToList()) { try { await handler.HandleBatchAsync(part.Select(one => one.Message.Value).ToList()); } " + Swallow + "_consumer.Commit(part.Last()); } batch.Clear();")]
    [InlineData("foreach (var part in batch.GroupBy(one => one.TopicPartition)) { try { await handler.HandleBatchAsync(part.Select(one => one.Message.Value).ToList()); } " + Swallow + "} _consumer.Commit(batch.Last()); batch.Clear();")]
    public Task ByPartition(string code) => ConsumeLoop.VerifyMethod(Fill + code + " }");

    [Theory]
    [InlineData(SaveAll + Swallow + "foreach (var one in batch) { _consumer.Commit(one); } batch.Clear();")]
    [InlineData(SaveAll + Swallow + "foreach (var last in batch.GroupBy(one => one.TopicPartition).Select(part => part.Last())) { _consumer.Commit(last); } batch.Clear();")]
    [InlineData("await SaveAsync(batch.Select(one => one.Message.Value).ToList()); foreach (var one in batch) { _consumer.StoreOffset(one); } batch.Clear();", "private async Task SaveAsync(List<string> texts) { try { await handler.HandleBatchAsync(texts); } " + Swallow + "}")]
    [InlineData("foreach (var one in batch) { try { handler.Handle(one.Message.Value); } " + Swallow + "} foreach (var one in batch) { _consumer.Commit(one); } batch.Clear();")]
    [InlineData("ConsumeResult<string, string>? last = null; foreach (var one in batch) { try { handler.Handle(one.Message.Value); } " + Swallow + "last = one; } _consumer.Commit(last!); batch.Clear();")]
    [InlineData("var last = batch.Last(); " + SaveAll + Swallow + "_consumer.Commit(last); batch.Clear();")]
    public Task AllOfIt(string code, string members = "") => ConsumeLoop.VerifyMethod(Fill + code + " }", members);

    [Theory]
    [InlineData(SaveAll + "catch (Exception e) { logger.LogError(e, \"x\"); continue; } foreach (var one in batch) { _consumer.Commit(one); } batch.Clear();")]
    [InlineData(SaveAll + "catch (Exception e) { logger.LogError(e, \"x\"); throw; } foreach (var one in batch) { _consumer.Commit(one); } batch.Clear();")]
    [InlineData(SaveAll + "catch (Exception) { foreach (var one in batch) { await producer.ProduceAsync(\"dead\", one.Message); } } foreach (var one in batch) { _consumer.Commit(one); } batch.Clear();")]
    public Task AllOfItIsDealtWith(string code) => ConsumeLoop.VerifyMethod(Fill + code + " }");
}
