namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2103: a failed message is put into memory to be tried later, and committed before that.</summary>
public class RetryQueuesTests
{
    private const string Consume = "var result = _consumer.Consume(token); ";
    private const string Members = "private readonly System.Collections.Concurrent.ConcurrentQueue<string> _retry = new(); private readonly List<string> _later = new(); private readonly System.Threading.Channels.Channel<string> _channel = System.Threading.Channels.Channel.CreateUnbounded<string>(); "
        + "public void Retry() { while (_retry.TryDequeue(out var text)) { handler.Handle(text); } } public void OnTimer() { foreach (var text in _later) { handler.Handle(text); } _later.Clear(); } ";

    [Theory]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception e) { logger.LogError(e, \"x\"); {|KD2103:_retry.Enqueue(result.Message.Value)|}; } _consumer.Commit(result);")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { {|KD2103:_later.Add(result.Message.Value)|}; } _consumer.Commit(result);")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { await {|KD2103:_channel.Writer.WriteAsync(result.Message.Value)|}; } _consumer.Commit(result);")]
    [InlineData("if (!await handler.TryHandleAsync(result.Message.Value)) { {|KD2103:_retry.Enqueue(result.Message.Value)|}; } _consumer.Commit(result);")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { {|KD2103:RetryLater(result.Message.Value)|}; } _consumer.Commit(result);", "private void RetryLater(string text) => _retry.Enqueue(text);")]
    [InlineData("{|KD2103:Take(result.Message.Value)|}; _consumer.Commit(result);", "private void Take(string text) { try { handler.Handle(text); } catch (Exception) { _retry.Enqueue(text); } }")]
    [InlineData("var batch = new List<ConsumeResult<string, string>> { result, _consumer.Consume(token) }; foreach (var one in batch) { try { handler.Handle(one.Message.Value); } catch (Exception) { {|KD2103:_retry.Enqueue(one.Message.Value)|}; } _consumer.Commit(one); }")]
    public Task InMemoryOnly(string body, string members = "") => ConsumeLoop.Verify(Consume + body, Members + members);

    /// <summary>It is taken out before the commit, is kept elsewhere as well, or who takes it out commits.</summary>
    [Theory]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { _retry.Enqueue(result.Message.Value); } while (_retry.TryDequeue(out var text)) { handler.Handle(text); } _consumer.Commit(result);")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { _retry.Enqueue(result.Message.Value); } Retry(); _consumer.Commit(result);")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { await _desk.ParkAsync(result.Message.Value); _retry.Enqueue(result.Message.Value); } _consumer.Commit(result);")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { _retry.Enqueue(result.Message.Value); await _desk.ParkAsync(result.Message.Value); } _consumer.Commit(result);")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { _retry.Enqueue(result.Message.Value); throw; } _consumer.Commit(result);")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { _results.Enqueue(result); }", "private readonly System.Collections.Concurrent.ConcurrentQueue<ConsumeResult<string, string>> _results = new(); public void Work() { while (_results.TryDequeue(out var one)) { handler.Handle(one.Message.Value); _consumer.Commit(one); } }")]
    public Task KeptOrDone(string body, string members = "") => ConsumeLoop.Verify(
        Consume + body, Members + members + " private IDesk _desk = null!; public interface IDesk { Task ParkAsync(string text); }");
}
