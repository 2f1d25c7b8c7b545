namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>A batch that is left to tasks nobody waits for, and is then committed one by one.</summary>
public class BatchHandedOffTests
{
    private const string Collect = "var batch = new List<ConsumeResult<string, string>>(); while (batch.Count < 50) { batch.Add(_consumer.Consume(token)); } ";

    [Theory]
    [InlineData("{|KD2103:batch.ForEach(async one => await handler.TryHandleAsync(one.Message.Value))|};")]
    [InlineData("{|KD2103:Parallel.ForEach(batch, async one => await handler.TryHandleAsync(one.Message.Value))|};")]
    [InlineData("foreach (var one in batch) { _ = {|KD2103:handler.TryHandleAsync(one.Message.Value)|}; }")]
    [InlineData("foreach (var one in batch) { _ = {|KD2103:Task.Run(() => handler.Handle(one.Message.Value))|}; }")]
    [InlineData("_ = {|KD2103:Parallel.ForEachAsync(batch, token, async (one, stop) => await handler.TryHandleAsync(one.Message.Value))|};")]
    public Task Nobody_waits(string start) => ConsumeLoop.Verify(Collect + start + " foreach (var result in batch) { _consumer.Commit(result); }");

    [Theory]
    [InlineData("foreach (var one in batch) { await handler.TryHandleAsync(one.Message.Value); } foreach (var result in batch) { _consumer.Commit(result); }")]
    [InlineData("await Parallel.ForEachAsync(batch, token, async (one, stop) => await handler.TryHandleAsync(one.Message.Value)); foreach (var result in batch) { _consumer.Commit(result); }")]
    [InlineData("var tasks = new List<Task>(); foreach (var one in batch) { tasks.Add(Task.Run(() => handler.Handle(one.Message.Value))); } await Task.WhenAll(tasks); foreach (var result in batch) { _consumer.Commit(result); }")]
    [InlineData("var tasks = new Dictionary<Offset, Task>(); foreach (var one in batch) { tasks[one.Offset] = Task.Run(() => handler.Handle(one.Message.Value)); } foreach (var result in batch) { await tasks[result.Offset]; _consumer.Commit(result); }")]
    [InlineData("var tasks = new Dictionary<Offset, Task>(); foreach (var one in batch) { tasks[one.Offset] = Task.Run(() => handler.Handle(one.Message.Value)); } foreach (var result in batch) { if (!tasks[result.Offset].IsCompletedSuccessfully) { return; } _consumer.Commit(result); }")]
    [InlineData("var tasks = batch.Select(one => handler.TryHandleAsync(one.Message.Value)).ToArray(); Task.WaitAll(tasks); foreach (var result in batch) { _consumer.Commit(result); }")]
    [InlineData("using var left = new CountdownEvent(50); foreach (var one in batch) { ThreadPool.QueueUserWorkItem(_ => { handler.Handle(one.Message.Value); left.Signal(); }); } if (batch.Count > 0) { left.Wait(token); } foreach (var result in batch) { _consumer.Commit(result); }")]
    public Task Somebody_waits(string body) => ConsumeLoop.Verify(Collect + body);
}
