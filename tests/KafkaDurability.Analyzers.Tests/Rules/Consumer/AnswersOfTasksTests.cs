namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>A batch whose tasks answer yes or no: whether anybody acts on the answers.</summary>
public class AnswersOfTasksTests
{
    private const string Send = """
         private async Task<bool> SendAsync(ConsumeResult<string, string> result)
         {
             try { await handler.TryHandleAsync(result.Message.Value); handler.Handle(result.Message.Value); return true; }
             catch (Exception e) { logger.LogWarning(e, "failed"); return false; }
         }
        """;

    private const string Collect = "var batch = new List<ConsumeResult<string, string>>(); while (batch.Count < 50) { batch.Add(_consumer.Consume(token)); } ";

    private static Task Reported(string body) => ConsumeLoop.Verify(Collect + body, Send);

    /// <summary>Dropped, or only counted and logged.</summary>
    [Theory]
    [InlineData("await Task.WhenAll(batch.Select(SendAsync));")]
    [InlineData("await Task.WhenAll(batch.Select(one => SendAsync(one)));")]
    [InlineData("await Task.WhenAll(batch.Select(async one => await SendAsync(one))).ConfigureAwait(false);")]
    [InlineData("_ = await Task.WhenAll(batch.Select(SendAsync));")]
    [InlineData("var answers = await Task.WhenAll(batch.Select(SendAsync));")]
    [InlineData("var answers = await Task.WhenAll(batch.Select(SendAsync)); logger.LogError(\"{Sent} of {All}\", answers.Count(yes => yes), answers.Length);")]
    [InlineData("var answers = await Task.WhenAll(batch.Select(one => SendAsync(one))); var failed = answers.Count(yes => !yes); logger.LogError(\"{Failed}\", failed);")]
    [InlineData("var answers = await Task.WhenAll(batch.Select(SendAsync)); if (answers.Any(yes => !yes)) { logger.LogError(\"x\"); }")]
    [InlineData("bool[] answers; answers = await Task.WhenAll(batch.Select(SendAsync)); if (answers.Contains(false)) { logger.LogError(\"x\"); } else { logger.LogError(\"y\"); }")]
    [InlineData("var tasks = batch.Select(SendAsync).ToList(); await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task<bool>>(); foreach (var one in batch) { tasks.Add(SendAsync(one)); } await Task.WhenAll(tasks);")]
    [InlineData("var tasks = batch.Select(SendAsync).ToList(); foreach (var task in tasks) { await task; }")]
    public async Task Nobody_acts(string send)
    {
        await Reported(send + " {|KD2104:_consumer.Commit()|};");
        await Reported(send + " {|KD2104:_consumer.Commit(batch[^1])|};");
        await Reported(send + " foreach (var one in batch) { {|KD2104:_consumer.Commit(one)|}; }");
    }

    [Theory]
    [InlineData("var sent = 0; foreach (var one in batch) { if (await SendAsync(one)) { sent++; } } logger.LogError(\"{Sent}\", sent);")]
    [InlineData("foreach (var one in batch) { if (!await SendAsync(one)) { logger.LogError(\"x\"); } }")]
    [InlineData("foreach (var one in batch) { await SendAsync(one); }")]
    public Task One_by_one(string send) => Reported(send + " foreach (var one in batch) { {|KD2104:_consumer.Commit(one)|}; }");

    [Fact]
    public Task A_single_task() => ConsumeLoop.Verify("var result = _consumer.Consume(token); var task = SendAsync(result); await task; {|KD2104:_consumer.Commit(result)|};", Send);

    [Theory]
    [InlineData("var answers = await Task.WhenAll(batch.Select(SendAsync)); if (answers.Any(yes => !yes)) { return; }")]
    [InlineData("var answers = await Task.WhenAll(batch.Select(one => SendAsync(one))); if (!answers.All(yes => yes)) { throw new InvalidOperationException(); }")]
    [InlineData("var answers = await Task.WhenAll(batch.Select(async one => await SendAsync(one))); if (answers.Contains(false)) { _consumer.Seek(batch[0].TopicPartitionOffset); continue; }")]
    [InlineData("var answers = await Task.WhenAll(batch.Select(async one => { var sent = await SendAsync(one); return sent; })); if (answers.Contains(false)) { return; }")]
    [InlineData("var answers = await Task.WhenAll(batch.Select(SendAsync)); Act(answers);")]
    [InlineData("_answers = await Task.WhenAll(batch.Select(SendAsync));")]
    [InlineData("if ((await Task.WhenAll(batch.Select(SendAsync))).Any(yes => !yes)) { return; }")]
    [InlineData("var answers = await Task.WhenAll(batch.Select(SendAsync)); var failed = answers.Count(yes => !yes); if (failed > 0) { return; }")]
    [InlineData("var answers = await Task.WhenAll(batch.Select(SendAsync)); for (var i = 0; i < answers.Length; i++) { if (!answers[i]) { producer.Produce(\"dead\", batch[i].Message); } }")]
    [InlineData("var tasks = batch.Select(SendAsync).ToList(); await Task.WhenAll(tasks); if (tasks.Any(task => !task.Result)) { return; }")]
    [InlineData("var tasks = new List<Task<bool>>(); foreach (var one in batch) { tasks.Add(SendAsync(one)); } await Task.WhenAll(tasks); foreach (var task in tasks) { if (!await task) { return; } }")]
    [InlineData("foreach (var one in batch) { if (!await SendAsync(one)) { return; } }")]
    public async Task Somebody_acts(string send)
    {
        var members = Send + "private bool[] _answers = []; private void Act(bool[] answers) => producer.Produce(\"dead\", null!);";
        await ConsumeLoop.Verify(Collect + send + " _consumer.Commit();", members);
        await ConsumeLoop.Verify(Collect + send + " foreach (var one in batch) { _consumer.Commit(one); }", members);
    }

    /// <summary>The loop that commits may know which of them failed.</summary>
    [Theory]
    [InlineData("var bad = new HashSet<TopicPartition>(); foreach (var one in batch) { if (!await SendAsync(one)) { bad.Add(one.TopicPartition); } } foreach (var one in batch) { if (bad.Contains(one.TopicPartition)) { _consumer.Seek(one.TopicPartitionOffset); continue; } _consumer.Commit(one); }")]
    [InlineData("var answers = await Task.WhenAll(batch.Select(SendAsync)); foreach (var one in batch.TakeWhile((_, i) => answers[i])) { _consumer.Commit(one); } return;")]
    public Task Picked(string body) => ConsumeLoop.Verify(Collect + body, Send);
}
