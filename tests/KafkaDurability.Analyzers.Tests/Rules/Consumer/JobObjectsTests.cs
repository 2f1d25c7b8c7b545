namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>An object is made of the message, and a method of it, without arguments, does the work.</summary>
public class JobObjectsTests
{
    private const string Consume = "var result = _consumer.Consume(token); ";
    private const string Job = " public sealed class Job { private readonly IHandler _handler; private readonly string _text; public Job(IHandler handler, string text) { _handler = handler; _text = text; } "
        + "public async Task RunAsync() => await _handler.TryHandleAsync(_text); public void Run() => _handler.Handle(_text); public void Check() { if (_text.Length == 0) { throw new ArgumentException(_text); } } "
        + "public bool IsKnown() => _handler.TryHandleAsync(_text).Result; public async Task LookAsync() => await Task.Delay(_text.Length); }";

    [Theory]
    [InlineData("try { await new Job(handler, result.Message.Value).RunAsync(); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} _consumer.Commit(result);")]
    [InlineData("var job = new Job(handler, result.Message.Value); try { job.Run(); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} _consumer.Commit(result);")]
    [InlineData("_ = {|KD2103:new Job(handler, result.Message.Value).RunAsync()|}; _consumer.Commit(result);")]
    [InlineData("var job = new Job(handler, result.Message.Value); {|KD2101:_consumer.Commit(result)|}; job.Run();")]
    public Task Works(string body) => ConsumeLoop.Verify(Consume + body, Job);

    [Theory]
    [InlineData("await new Job(handler, result.Message.Value).RunAsync(); _consumer.Commit(result);")]
    [InlineData("try { await new Job(handler, result.Message.Value).RunAsync(); } catch (Exception e) { logger.LogError(e, \"x\"); throw; } _consumer.Commit(result);")]
    [InlineData("try { new Job(handler, result.Message.Value).Run(); } catch (Exception) { await producer.ProduceAsync(\"dead\", result.Message); } _consumer.Commit(result);")]
    [InlineData("var job = new Job(handler, result.Message.Value); try { job.Check(); } catch (ArgumentException e) { logger.LogError(e, \"x\"); } handler.Handle(result.Message.Value); _consumer.Commit(result);")]
    [InlineData("var job = new Job(handler, result.Message.Value); try { await job.LookAsync(); } catch (Exception e) { logger.LogError(e, \"x\"); } handler.Handle(result.Message.Value); _consumer.Commit(result);")]
    public Task DoneOrOnlyAsked(string body) => ConsumeLoop.Verify(Consume + body, Job);

    /// <summary>A question that is put to an object is no processing: what comes behind it is.</summary>
    [Fact]
    public Task AskedBefore() => ConsumeLoop.Verify(
        Consume + "var isKnown = new Job(handler, result.Message.Value).IsKnown(); try { handler.Handle(result.Message.Value + isKnown); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} _consumer.Commit(result);", Job);
}
