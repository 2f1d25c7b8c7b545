namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>A task that is waited for where there is one: where the guard says that there is none, nothing was started.</summary>
public class AwaitedUnderGuardTests
{
    private const string Consume = "var result = _consumer.Consume(token); ";

    [Theory]
    [InlineData("Task<bool>? task = null; if (result.Message.Key != \"x\") { task = handler.TryHandleAsync(result.Message.Value); } if (task != null) { await task; }")]
    [InlineData("Task<bool>? task = null; try { task = handler.TryHandleAsync(result.Message.Value); logger.LogDebug(\"x\"); } finally { if (task is not null) { await task; } }")]
    [InlineData("Task<bool>? task = null; switch (result.Topic) { case \"a\": task = handler.TryHandleAsync(result.Message.Value); break; case \"b\": task = handler.TryHandleAsync(\"b\"); break; } if (task is { } started) { await started; }")]
    [InlineData("var tasks = new List<Task>(); if (result.Message.Key != \"x\") { tasks.Add(handler.TryHandleAsync(result.Message.Value)); } if (tasks.Count > 0) { await Task.WhenAll(tasks); }")]
    [InlineData("var tasks = new List<Task>(); if (result.Message.Key != \"x\") { tasks.Add(handler.TryHandleAsync(result.Message.Value)); } if (tasks.Any()) { await Task.WhenAll(tasks); }")]
    [InlineData("var tasks = new List<Task>(); if (result.Message.Key != \"x\") { tasks.Add(handler.TryHandleAsync(result.Message.Value)); } if (tasks.Count() == 0) { continue; } await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task> { handler.TryHandleAsync(result.Message.Value), handler.TryHandleAsync(result.Message.Key) }; while (tasks.Count > 0) { var done = await Task.WhenAny(tasks); tasks.Remove(done); await done; }")]
    [InlineData("Task[] tasks = [handler.TryHandleAsync(result.Message.Value)]; if (!(tasks.Length < 1)) { await Task.WhenAll(tasks); }")]
    public Task Awaited(string body) => ConsumeLoop.Verify(Consume + body + " _consumer.Commit(result);");

    [Theory]
    [InlineData("Task<bool>? task = null; if (result.Message.Key != \"x\") { task = {|KD2103:handler.TryHandleAsync(result.Message.Value)|}; } if (task == null) { logger.LogDebug(\"none\"); }")]
    [InlineData("var tasks = new List<Task>(); tasks.Add({|KD2103:handler.TryHandleAsync(result.Message.Value)|}); if (tasks.Count > 10) { await Task.WhenAll(tasks); }")]
    [InlineData("var tasks = new List<Task>(); tasks.Add({|KD2103:handler.TryHandleAsync(result.Message.Value)|}); if (tasks.Count == 0) { await Task.WhenAll(tasks); }")]
    public Task NotAwaited(string body) => ConsumeLoop.Verify(Consume + body + " _consumer.Commit(result);");

    /// <summary>A list with a failed message is not empty.</summary>
    [Theory]
    [InlineData("var failed = new List<string>(); try { handler.Handle(result.Message.Value); } catch (Exception) { failed.Add(result.Message.Value); } if (failed.Count > 0) { throw new InvalidOperationException(); }")]
    [InlineData("var failed = new List<string>(); try { handler.Handle(result.Message.Value); } catch (Exception) { failed.Add(result.Message.Value); } foreach (var one in failed) { await producer.ProduceAsync(\"dead\", new Message<string, string> { Value = one }); }")]
    public Task FailedOnesAreKept(string body) => ConsumeLoop.Verify(Consume + body + " _consumer.Commit(result);");
}
