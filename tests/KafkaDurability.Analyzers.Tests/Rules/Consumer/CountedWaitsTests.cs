namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2103: what was handed off counts itself down, and the loop waits for zero.</summary>
public class CountedWaitsTests
{
    private const string Consume = "var result = _consumer.Consume(token); ";
    private const string Members = "private int _pending; private readonly System.Threading.Channels.Channel<string> _work = System.Threading.Channels.Channel.CreateUnbounded<string>(); private async Task WorkAsync(string text) { await handler.TryHandleAsync(text); Interlocked.Decrement(ref _pending); } public async Task DrainAsync() { await foreach (var text in _work.Reader.ReadAllAsync()) { handler.Handle(text); _pending--; } }";

    [Theory]
    [InlineData("Interlocked.Increment(ref _pending); _ = WorkAsync(result.Message.Value); while (Volatile.Read(ref _pending) > 0) { await Task.Delay(10); } _consumer.Commit(result);")]
    [InlineData("_pending++; _ = Task.Run(() => { handler.Handle(result.Message.Value); _pending--; }); while (_pending != 0) { await Task.Delay(10); } _consumer.Commit(result);")]
    [InlineData("_pending++; ThreadPool.QueueUserWorkItem(_ => { handler.Handle(result.Message.Value); Interlocked.Decrement(ref _pending); }); SpinWait.SpinUntil(() => _pending == 0); _consumer.Commit(result);")]
    [InlineData("_pending++; await _work.Writer.WriteAsync(result.Message.Value); do { await Task.Delay(10); } while (_pending > 0); _consumer.Commit(result);")]
    [InlineData("var left = 1; _ = Task.Run(() => { handler.Handle(result.Message.Value); left--; }); while (left != 0) { await Task.Delay(10); } _consumer.Commit(result);")]
    public Task Waited(string body) => ConsumeLoop.Verify(Consume + body, Members);

    [Theory]
    [InlineData("Interlocked.Increment(ref _pending); _ = {|KD2103:WorkAsync(result.Message.Value)|}; while (_pending > 100) { await Task.Delay(10); } _consumer.Commit(result);")]
    [InlineData("Interlocked.Increment(ref _pending); _ = {|KD2103:WorkAsync(result.Message.Value)|}; _consumer.Commit(result); while (_pending > 0) { await Task.Delay(10); }")]
    [InlineData("var tries = 3; _ = {|KD2103:Task.Run(() => handler.Handle(result.Message.Value))|}; while (tries > 0) { await Task.Delay(10); tries--; } _consumer.Commit(result);")]
    [InlineData("_pending++; _ = {|KD2103:WorkAsync(result.Message.Value)|}; if (_pending > 0) { await Task.Delay(10); } _consumer.Commit(result);")]
    public Task NotWaited(string body) => ConsumeLoop.Verify(Consume + body, Members);
}
