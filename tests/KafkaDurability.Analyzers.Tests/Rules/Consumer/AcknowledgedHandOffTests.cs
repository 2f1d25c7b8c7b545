using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2103: a message goes to a queue, and the reader of the queue tells when it is done.</summary>
public class AcknowledgedHandOffTests
{
    private const string Queue = """
        private readonly System.Threading.Channels.Channel<Item> _queue = System.Threading.Channels.Channel.CreateBounded<Item>(9);
        private readonly System.Threading.Channels.Channel<(string, TaskCompletionSource)> _pairs = System.Threading.Channels.Channel.CreateUnbounded<(string, TaskCompletionSource)>();
        public class Item { public string Value = ""; public TaskCompletionSource<bool> Done = new(); public Task Completion => Done.Task; }
        private async Task AskAsync(string text) { var item = new Item { Value = text }; await _queue.Writer.WriteAsync(item); await item.Done.Task; }
        private async Task<Task> Ask(string text) { var done = new TaskCompletionSource(); await _pairs.Writer.WriteAsync((text, done)); return done.Task; }
        """;

    [Theory]
    [InlineData("var item = new Item { Value = result.Message.Value }; await _queue.Writer.WriteAsync(item, token); await item.Done.Task;")]
    [InlineData("var item = new Item { Value = result.Message.Value }; await _queue.Writer.WriteAsync(item, token); await item.Completion;")]
    [InlineData("var item = new Item { Value = result.Message.Value }; await _queue.Writer.WriteAsync(item, token); await item.Done.Task.WaitAsync(token);")]
    [InlineData("var done = new TaskCompletionSource(); await _pairs.Writer.WriteAsync((result.Message.Value, done), token); await done.Task;")]
    [InlineData("await AskAsync(result.Message.Value);")]
    [InlineData("await await Ask(result.Message.Value);")]
    public Task Acknowledged(string body) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + body + " _consumer.Commit(result);", Queue);

    [Theory]
    [InlineData("var item = new Item { Value = result.Message.Value }; await {|KD2103:_queue.Writer.WriteAsync(item, token)|};")]
    [InlineData("var done = new TaskCompletionSource(); await {|KD2103:_pairs.Writer.WriteAsync((result.Message.Value, done), token)|};")]
    public Task NobodyWaits(string body) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + body + " _consumer.Commit(result);", Queue);

    private const string Many = "var items = new List<Item>(); for (var i = 0; i < 32; i++) { var result = _consumer.Consume(token); var item = new Item { Value = result.Message.Value }; items.Add(item); await _queue.Writer.WriteAsync(item, token); } ";

    [Theory]
    [InlineData("await Task.WhenAll(items.Select(item => item.Done.Task));")]
    [InlineData("await Task.WhenAll(items.Select(item => item.Completion).ToList());")]
    [InlineData("foreach (var item in items) { await item.Completion; }")]
    [InlineData("foreach (var item in items) { await item.Done.Task; }")]
    public Task ManyAcknowledged(string wait) => ConsumeLoop.Verify(Many + wait + " _consumer.Commit();", Queue);

    [Theory]
    [InlineData("foreach (var item in items) { logger.LogInformation(item.Value); }")]
    [InlineData("await Task.WhenAll(Task.Delay(10), Task.Delay(20));")]
    public Task ManyUnacknowledged(string rest) => ConsumeLoop.Verify(
        Many.Replace("_queue.Writer.WriteAsync(item, token)", "{|KD2103:_queue.Writer.WriteAsync(item, token)|}", StringComparison.Ordinal) + rest + " _consumer.Commit();", Queue);
}
