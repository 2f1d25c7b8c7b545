namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2104, where the work is started before the try that waits for it.</summary>
public class WorkAwaitedLaterTests
{
    private const string Members = """
        private readonly List<Task> _tasks = new();
        private async Task StoreAsync(string text) { await Task.Yield(); handler.Handle(text); }
        private async Task FinalAsync(string text) { try { await StoreAsync(text); } catch (Exception) { Environment.FailFast("failed"); } }
        private Task PutAsideAsync(string text, Exception e) => System.IO.File.AppendAllTextAsync("failed.txt", text + e);
        """;

    private const string Consume = "var result = _consumer.Consume(token); ";

    private const string Swallow = "{|KD2104:catch (Exception e) { logger.LogError(e, \"failed\"); }|} ";

    private const string Log = "catch (Exception e) { logger.LogError(e, \"failed\"); } ";

    [Theory]
    [InlineData("var task = StoreAsync(result.Message.Value); try { await task; } " + Swallow)]
    [InlineData("Task task = handler.HandleAsync(JsonSerializer.Deserialize<Order>(result.Message.Value)!); try { await task.ConfigureAwait(false); } " + Swallow)]
    [InlineData("var task = Task.Run(() => handler.Handle(result.Message.Value)); try { await task; } " + Swallow)]
    [InlineData("var task = Task.Run(() => StoreAsync(result.Message.Value)); try { task.Wait(); } " + Swallow)]
    [InlineData("var task = StoreAsync(result.Message.Value); try { task.GetAwaiter().GetResult(); } " + Swallow)]
    [InlineData("var task = StoreAsync(result.Message.Value); try { await Task.WhenAll(task, Task.Delay(10)); } " + Swallow)]
    [InlineData("Task[] tasks = [StoreAsync(result.Message.Value), Task.Delay(3)]; try { Task.WaitAll(tasks); } " + Swallow)]
    [InlineData("var tasks = new List<Task> { StoreAsync(result.Message.Value) }; try { await Task.WhenAll(tasks); } " + Swallow)]
    [InlineData("var tasks = new List<Task>(); tasks.Add(StoreAsync(result.Message.Value)); try { await Task.WhenAll(tasks); } {|KD2104:catch { }|}")]
    [InlineData("_tasks.Add(StoreAsync(result.Message.Value)); try { await Task.WhenAll(_tasks); } " + Swallow)]
    public Task Swallowed(string work) => ConsumeLoop.Verify(Consume + work + " _consumer.Commit(result);", Members);

    [Theory]
    [InlineData("var tasks = new List<Task>(); ConsumeResult<string, string>? last = null; while (tasks.Count < 10) { var result = _consumer.Consume(token); tasks.Add(StoreAsync(result.Message.Value)); last = result; } try { await Task.WhenAll(tasks); } " + Swallow + " _consumer.Commit(last!);")]
    [InlineData("var batch = new List<ConsumeResult<string, string>>(); while (batch.Count < 10) { var result = _consumer.Consume(token); batch.Add(result); } var tasks = new List<Task>(); foreach (var one in batch) { tasks.Add(StoreAsync(one.Message.Value)); } try { await Task.WhenAll(tasks); } " + Swallow + " _consumer.Commit(batch.Last());")]
    public Task SwallowedOfABatch(string body) => ConsumeLoop.Verify(body, Members);

    [Theory]
    [InlineData("var task = StoreAsync(result.Message.Value); try { await task; } catch (Exception e) { logger.LogError(e, \"failed\"); throw; } ")]
    [InlineData("var task = StoreAsync(result.Message.Value); try { await task; } catch (Exception e) { logger.LogError(e, \"failed\"); _consumer.Seek(result.TopicPartitionOffset); continue; } ")]
    [InlineData("var task = StoreAsync(result.Message.Value); try { await task; } catch (Exception e) { await PutAsideAsync(result.Message.Value, e); } ")]
    [InlineData("var task = StoreAsync(result.Message.Value); try { await task; } catch (OperationCanceledException e) { logger.LogError(e, \"failed\"); } ")]
    [InlineData("var task = StoreAsync(result.Message.Value); await task; try { await Task.Delay(10); } " + Log)]
    [InlineData("var task = FinalAsync(result.Message.Value); try { await task; } " + Log)]
    [InlineData("var task = Task.Run(() => FinalAsync(result.Message.Value)); try { await task; } " + Log)]
    [InlineData("var task = Task.Run(async () => { try { await StoreAsync(result.Message.Value); } catch (Exception) { Environment.FailFast(\"failed\"); } }); try { await task; } " + Log)]
    [InlineData("var task = StoreAsync(result.Message.Value); try { await task; } " + Log + "if (!task.IsCompletedSuccessfully) { break; }")]
    [InlineData("var task = StoreAsync(result.Message.Value); try { await task; } " + Log + "if (task.Status == TaskStatus.Faulted) { _consumer.Seek(result.TopicPartitionOffset); continue; }")]
    [InlineData("var task = StoreAsync(result.Message.Value); try { await task; } " + Log + "if (task.Exception is { } failure) { throw failure; }")]
    [InlineData("var task = Task.Delay(10); await StoreAsync(result.Message.Value); try { await task; } " + Log)]
    public Task NotSwallowed(string work) => ConsumeLoop.Verify(Consume + work + " _consumer.Commit(result);", Members);
}
