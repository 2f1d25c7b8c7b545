using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2103: a message goes to several tasks, or to a lambda for each of its parts.</summary>
public class FanOutTests
{
    private const string Safe = """
        private IEnumerable<IHandler> _all = null!;
        private async Task<bool> SafeAsync(IHandler one, string text) { try { await one.TryHandleAsync(text); return true; } catch (Exception e) { logger.LogError(e, "x"); return false; } }
        """;

    /// <summary>The results of all are awaited, and looked at.</summary>
    [Theory]
    [InlineData("var done = await Task.WhenAll(_all.Select(one => SafeAsync(one, result.Message.Value))); if (!done.All(yes => yes)) { throw new InvalidOperationException(); }")]
    [InlineData("var tasks = _all.Select(one => SafeAsync(one, result.Message.Value)).ToList(); var done = await Task.WhenAll(tasks); if (done.Contains(false)) { throw new InvalidOperationException(); }")]
    [InlineData("foreach (var yes in await Task.WhenAll(_all.Select(one => SafeAsync(one, result.Message.Value)))) { if (!yes) { throw new InvalidOperationException(); } }")]
    public Task Awaited(string body) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + body + " _consumer.Commit(result);", Safe);

    [Fact]
    public Task NotAwaited() => ConsumeLoop.Verify(
        "var result = _consumer.Consume(token); _ = Task.WhenAll(_all.Select(one => {|KD2103:SafeAsync(one, result.Message.Value)|})); _consumer.Commit(result);", Safe);

    /// <summary>The lambda is an action, so nobody waits for what comes behind its first await.</summary>
    [Theory]
    [InlineData("{|KD2103:result.Message.Value.Split(',').ToList().ForEach(async part => await handler.TryHandleAsync(part))|};")]
    [InlineData("{|KD2103:Parallel.ForEach(result.Message.Value.Split(','), async part => { await handler.TryHandleAsync(part); })|};")]
    public Task AsyncVoid(string body) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + body + " _consumer.Commit(result);");

    [Theory]
    [InlineData("result.Message.Value.Split(',').ToList().ForEach(part => handler.Handle(part));")]
    [InlineData("await Parallel.ForEachAsync(result.Message.Value.Split(','), token, async (part, stop) => await handler.TryHandleAsync(part));")]
    public Task Waited(string body) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + body + " _consumer.Commit(result);");
}
