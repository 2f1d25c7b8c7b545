using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2115: work of its own that commits.</summary>
public class AdvancedOutOfOrderTests
{
    [Theory]
    [InlineData("_ = Task.Run(async () => { await SaveAsync(result); {|KD2115:consumer.Commit(result)|}; });")]
    [InlineData("Task.Run(() => { Process(result.Message.Value); {|KD2115:consumer.StoreOffset(result)|}; });")]
    [InlineData("tasks.Add(Task.Run(async () => { await SaveAsync(result); {|KD2115:consumer.Commit(result)|}; }));")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => { Process(result.Message.Value); {|KD2115:consumer.Commit(result)|}; });")]
    [InlineData("_ = Task.Factory.StartNew(() => { Process(result.Message.Value); {|KD2115:consumer.Commit(result)|}; });")]
    public Task Reported(string code) => Loop(code);

    [Theory]
    [InlineData("await Task.Run(async () => { await SaveAsync(result); consumer.Commit(result); });")]
    [InlineData("await Task.Run(async () => { await SaveAsync(result); consumer.Commit(result); }).ConfigureAwait(false);")]
    [InlineData("Task.Run(() => { Process(result.Message.Value); consumer.Commit(result); }).Wait();")]
    [InlineData("var task = Task.Run(async () => { await SaveAsync(result); consumer.Commit(result); }); await task;")]
    [InlineData("await SaveAsync(result); consumer.Commit(result);")]
    [InlineData("Run(() => consumer.Commit(result));")]
    public Task Silent(string code) => Loop(code);

    [Theory]
    [InlineData("Parallel.ForEach(batch, result => { Process(result.Message.Value); {|KD2115:consumer.Commit(result)|}; });")]
    [InlineData("await Parallel.ForEachAsync(batch, async (result, _) => { await SaveAsync(result); {|KD2115:consumer.StoreOffset(result)|}; });")]
    [InlineData("Parallel.ForEach(batch, result => Process(result.Message.Value)); consumer.Commit(batch.Last());")]
    public Task Side_by_side(string code) => ClientUse.Verify("KD2115", "List<ConsumeResult<string, string>> batch = []; " + code, Members);

    /// <summary>The whole loop is the work.</summary>
    [Fact]
    public Task A_loop_in_a_task() => ClientUse.Verify(
        "KD2115", "await Task.Run(() => { while (flag) { var result = consumer.Consume(token); Process(result.Message.Value); consumer.Commit(result); } });");

    [Fact]
    public Task Loops_side_by_side_with_consumers_of_their_own() => ClientUse.Verify(
        "KD2115", "for (var i = 0; i < 3; i++) { _ = Task.Run(() => { while (flag) { var result = consumer.Consume(token); Process(result.Message.Value); consumer.Commit(result); } }); }");

    private const string Members = "private static Task SaveAsync(ConsumeResult<string, string> result) => Task.CompletedTask; private static void Run(Action action) => action();";

    private static Task Loop(string code) => ClientUse.Verify(
        "KD2115", $"List<Task> tasks = []; while (flag) {{ var result = consumer.Consume(token); {code} }} await Task.WhenAll(tasks);", Members);
}
