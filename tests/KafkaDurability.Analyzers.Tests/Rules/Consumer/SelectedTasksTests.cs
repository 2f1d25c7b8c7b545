namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2104 and KD2103: a query starts the tasks, and the failure comes where they are awaited.</summary>
public class SelectedTasksTests
{
    private const string Batch = "var batch = new List<ConsumeResult<string, string>>(); while (batch.Count < 10) { batch.Add(_consumer.Consume(token)); } ";
    private const string Swallow = " try { await Task.WhenAll(tasks); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} ";
    private const string Members = "private async Task TakeAsync(ConsumeResult<string, string> one) { await Task.Yield(); await handler.TryHandleAsync(one.Message.Value); } private async Task PartAsync(string part) { await handler.TryHandleAsync(part); } private IEnumerable<IHandler> _handlers = null!;";

    [Theory]
    [InlineData(Batch + "var tasks = batch.Select(one => handler.TryHandleAsync(one.Message.Value)).ToList();" + Swallow + "_consumer.Commit(batch.Last());")]
    [InlineData(Batch + "var tasks = batch.Select(one => TakeAsync(one)).ToArray();" + Swallow + "foreach (var one in batch) { _consumer.Commit(one); }")]
    [InlineData(Batch + "var tasks = batch.Select(async one => { await Task.Yield(); await handler.TryHandleAsync(one.Message.Value); }).ToList();" + Swallow + "_consumer.Commit(batch.Last());")]
    [InlineData("var result = _consumer.Consume(token); var tasks = result.Message.Value.Split(',').Select(PartAsync);" + Swallow + "_consumer.Commit(result);")]
    [InlineData("var result = _consumer.Consume(token); var tasks = _handlers.Select(one => one.TryHandleAsync(result.Message.Value)).ToList();" + Swallow + "_consumer.Commit(result);")]
    [InlineData(Batch + "var tasks = {|KD2103:batch.Select(one => handler.TryHandleAsync(one.Message.Value))|}.ToList(); _consumer.Commit(batch.Last()); logger.LogInformation(\"{Count}\", tasks.Count);")]
    public Task Lost(string body) => ConsumeLoop.Verify(body, Members);

    [Theory]
    [InlineData("await Task.WhenAll(tasks);")]
    [InlineData("Task.WaitAll(tasks.ToArray());")]
    [InlineData("foreach (var task in tasks) { await task; }")]
    [InlineData("for (var i = 0; i < tasks.Count; i++) { await tasks[i]; }")]
    [InlineData("tasks.ForEach(task => task.Wait());")]
    [InlineData("while (tasks.Count > 0) { var done = await Task.WhenAny(tasks); tasks.Remove(done); await done; }")]
    [InlineData("await All(tasks);")]
    [InlineData("await Task.WhenAll(tasks.Concat(new[] { Task.Delay(1) }));")]
    [InlineData("try { await Task.WhenAll(tasks); } catch (Exception e) { logger.LogError(e, \"x\"); throw; }")]
    [InlineData("try { await Task.WhenAll(tasks); } catch (Exception) { } if (tasks.Any(task => task.IsFaulted)) { _consumer.Seek(batch[0].TopicPartitionOffset); continue; }")]
    [InlineData("try { await Task.WhenAll(tasks); } catch (Exception) { for (var i = 0; i < tasks.Count; i++) { if (tasks[i].IsFaulted) { await _desk.ParkAsync(batch[i].Message.Value); } } }")]
    public Task Waited(string wait) => ConsumeLoop.Verify(
        Batch + "var tasks = batch.Select(one => TakeAsync(one)).ToList(); " + wait + " _consumer.Commit(batch.Last());",
        Members + " private IDesk _desk = null!; public interface IDesk { Task ParkAsync(string text); } private static async Task All(IEnumerable<Task> tasks) { foreach (var one in tasks) { await one; } }");

    private const string Field = "private ConsumeResult<string, string>? _current; private void CommitCurrent() { if (_current is not null) { _consumer.Commit(_current); } } ";

    /// <summary>The result in hand is in a field, and a method of the object commits it.</summary>
    [Theory]
    [InlineData("_current = _consumer.Consume(token); try { handler.Handle(_current.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} CommitCurrent();")]
    [InlineData("_current = _consumer.Consume(token); Take(); CommitCurrent();", "private void Take() { try { handler.Handle(_current!.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} }")]
    [InlineData("_current = _consumer.Consume(token); Take(); CommitCurrent();", "private void Take() { handler.Handle(_current!.Message.Value); }")]
    [InlineData("_current = _consumer.Consume(token); try { handler.Handle(_current.Message.Value); } catch (Exception e) { logger.LogError(e, \"x\"); SeekBack(); continue; } CommitCurrent();", "private void SeekBack() => _consumer.Seek(_current!.TopicPartitionOffset);")]
    [InlineData("_current = _consumer.Consume(token); try { handler.Handle(_current.Message.Value); } catch (Exception) { Park(); } CommitCurrent();", "private void Park() => producer.Produce(\"dead\", _current!.Message); ")]
    [InlineData("CommitCurrent(); _current = _consumer.Consume(token); handler.Handle(_current.Message.Value);")]
    public Task InAField(string body, string members = "") => ConsumeLoop.Verify(body, Field + members);
}
