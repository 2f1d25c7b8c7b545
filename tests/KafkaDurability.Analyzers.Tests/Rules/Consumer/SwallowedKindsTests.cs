namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>Handlers that deal with nothing, each kind with what looks like it and does.</summary>
public class SwallowedKindsTests
{
    private const string Loop = "var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); _consumer.Commit(result); } ";

    [Theory]
    [InlineData("{|KD2104:catch (Exception e) when (e is not OperationCanceledException) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("{|KD2104:catch (Exception e) when (!(e is OperationCanceledException)) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("{|KD2104:catch (Exception e) when (e is not (TaskCanceledException or OperationCanceledException)) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("{|KD2104:catch (Exception e) when (e is not OperationCanceledException and not TaskCanceledException) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("{|KD2104:catch (Exception e) when (!token.IsCancellationRequested) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("{|KD2104:catch (Exception e) when (token.IsCancellationRequested == false) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("{|KD2104:catch (Exception e) when (e is not OperationCanceledException && !token.IsCancellationRequested) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("{|KD2104:catch (Exception e) when (!(e is OperationCanceledException && token.IsCancellationRequested)) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("{|KD2104:catch (Exception e) when (e is not OperationCanceledException || !token.IsCancellationRequested) { logger.LogError(e, \"x\"); }|}")]
    public Task AFilterThatLetsCancellationThrough(string clause) => ConsumeLoop.Verify(Loop + clause);

    [Theory]
    [InlineData("catch (Exception e) when (e is TimeoutException) { logger.LogError(e, \"x\"); }")]
    [InlineData("catch (Exception e) when (e is not TimeoutException && !token.IsCancellationRequested) { logger.LogError(e, \"x\"); }")]
    [InlineData("catch (Exception e) when (e.Message.Contains(\"duplicate\")) { logger.LogError(e, \"x\"); }")]
    [InlineData("catch (OperationCanceledException) when (token.IsCancellationRequested) { logger.LogInformation(\"stopped\"); }")]
    [InlineData("catch (Exception e) when (e is not OperationCanceledException) { logger.LogError(e, \"x\"); _consumer.Seek(result.TopicPartitionOffset); }")]
    [InlineData("catch (Exception e) when (e is not OperationCanceledException) { logger.LogError(e, \"x\"); throw; }")]
    public Task AFilterThatPicks(string clause) => ConsumeLoop.Verify(Loop + clause);

    /// <summary>What such a filter lets through is a cancellation, which the clause around it may take.</summary>
    [Theory]
    [InlineData("try { var r = _consumer.Consume(token); try { handler.Handle(r.Message.Value); } catch (Exception e) when (e is not OperationCanceledException) { logger.LogError(e, \"x\"); _consumer.Seek(r.TopicPartitionOffset); continue; } _consumer.Commit(r); } catch (Exception e) { logger.LogError(e, \"x\"); }")]
    [InlineData("try { var r = _consumer.Consume(token); try { handler.Handle(r.Message.Value); } catch (Exception e) when (!token.IsCancellationRequested) { await producer.ProduceAsync(\"dead\", r.Message); } _consumer.Commit(r); } catch (OperationCanceledException) { break; }")]
    public Task ACancellationIsNoFailure(string body) => ConsumeLoop.Verify(body);

    [Theory]
    [InlineData("try { var r = _consumer.Consume(token); await producer.ProduceAsync(\"out\", new Message<string, string> { Value = r.Message.Value }, token); _consumer.Commit(r); } {|KD2104:catch (KafkaException e) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("try { var r = _consumer.Consume(token); await ForwardAsync(r); _consumer.Commit(r); } {|KD2104:catch (KafkaException e) when (!token.IsCancellationRequested) { logger.LogError(e, \"x\"); }|}", "private Task ForwardAsync(ConsumeResult<string, string> r) => producer.ProduceAsync(\"out\", r.Message);")]
    [InlineData("try { var r = _consumer.Consume(token); await producer.ProduceAsync(\"out\", r.Message, token); _consumer.Commit(r); } {|KD2104:catch (ProduceException<string, string> e) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("try { var r = _consumer.Consume(token); handler.Handle(r.Message.Value); _consumer.Commit(r); } catch (KafkaException e) { logger.LogError(e, \"x\"); }")]
    [InlineData("try { var r = _consumer.Consume(token); await producer.ProduceAsync(\"out\", r.Message, token); _consumer.Commit(r); } catch (KafkaException e) when (e.Error.Code == ErrorCode.Local_MsgTimedOut) { logger.LogError(e, \"x\"); }")]
    [InlineData("try { var r = _consumer.Consume(token); await producer.ProduceAsync(\"out\", r.Message, token); _consumer.Commit(r); } catch (ConsumeException e) { logger.LogError(e, \"x\"); }")]
    public Task KafkaExceptions(string body, string members = "") => ConsumeLoop.Verify(body, members);

    private const string Unit = "private IUnit _unit = null!; public interface IUnit : IAsyncDisposable { Task RollbackAsync(); void RollBack(); void Clear(); void Discard(); void Abort(); void Dispose(); Task KeepAsync(); Task KeepAsync(string text); }";

    [Theory]
    [InlineData("await _unit.RollbackAsync();")]
    [InlineData("_unit.RollBack(); logger.LogError(e, \"x\");")]
    [InlineData("_unit.Abort(); _unit.Dispose();")]
    [InlineData("_unit.Clear(); Console.Error.WriteLine(e.Message);")]
    [InlineData("_unit.Discard(); Console.Out.WriteLine($\"{result.Offset}: {e}\");")]
    [InlineData("await UndoAsync();")]
    public Task UndoingIsNotDealing(string undoing) => ConsumeLoop.Verify(
        Loop + "{|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); " + undoing + " }|}", Unit + " private async Task UndoAsync() { await _unit.RollbackAsync(); logger.LogWarning(\"undone\"); }");

    [Theory]
    [InlineData("await _unit.RollbackAsync(); await _unit.KeepAsync(result.Message.Value);")]
    [InlineData("await _unit.RollbackAsync(); await _unit.KeepAsync();")]
    [InlineData("await _unit.RollbackAsync(); throw;")]
    [InlineData("_unit.Clear(); _consumer.Seek(result.TopicPartitionOffset);")]
    [InlineData("await UndoAsync();")]
    public Task UndoneAndDealtWith(string handling) => ConsumeLoop.Verify(
        Loop + "catch (Exception e) { logger.LogError(e, \"x\"); " + handling + " }", Unit + " private async Task UndoAsync() { await _unit.RollbackAsync(); Environment.Exit(1); }");

    [Theory]
    [InlineData("s_failed(logger, result.Offset.Value, e);", "private static readonly Action<ILogger, long, Exception?> s_failed = LoggerMessage.Define<long>(LogLevel.Error, new EventId(1), \"{O}\");")]
    [InlineData("NotHandled(logger, result.Message.Key, e);", "[LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = \"{Key}\")] private static partial void NotHandled(ILogger logger, string key, Exception e); private static partial void NotHandled(ILogger logger, string key, Exception e) => s_any(logger, key, e); private static readonly Action<ILogger, string, Exception?> s_any = null!;")]
    [InlineData("_onError(e);", "private readonly Action<Exception> _onError = e => Console.WriteLine(e.Message);")]
    [InlineData("_onError?.Invoke(e);", "private Action<Exception>? _onError; private void Watch() { _onError = Tell; } private void Tell(Exception e) => logger.LogError(e, \"x\");")]
    [InlineData("Failed?.Invoke(this, e);", "private event EventHandler<Exception>? Failed; private void Watch() { Failed += (s, e) => logger.LogError(e, \"x\"); Failed += (s, e) => _failures++; } private int _failures;")]
    [InlineData("OnError?.Invoke(result, e);", "internal Action<ConsumeResult<string, string>, Exception>? OnError { get; set; } private static void Watch(Worker worker) { worker.OnError = (r, e) => Console.Error.WriteLine(r.Offset); }")]
    public Task AHookThatOnlyLogs(string call, string members) => ConsumeLoop.Verify(
        Loop + "{|KD2104:catch (Exception e) { " + call + " }|}", members, isPartial: true);

    [Theory]
    [InlineData("_onError(e);", "public Action<Exception> _onError = e => Console.WriteLine(e.Message);")]
    [InlineData("_onError(e);", "private readonly Action<Exception> _onError = e => Environment.FailFast(e.Message);")]
    [InlineData("_onError(e);", "private readonly Action<Exception> _onError = e => throw e;")]
    [InlineData("_onError?.Invoke(e);", "private Action<Exception>? _onError; private void Watch(IHandler kept) { _onError = e => kept.Handle(e.Message); }")]
    [InlineData("_onError?.Invoke(e);", "private Action<Exception>? _onError; private void Watch(Action<Exception> other) { _onError = e => logger.LogError(e, \"x\"); _onError += other; } public void Start(Action<Exception> other) => Watch(other);")]
    [InlineData("Failed?.Invoke(this, e);", "private event EventHandler<Exception>? Failed; private bool _failed; private void Watch() { Failed += (s, e) => _failed = true; }")]
    [InlineData("Failed?.Invoke(this, e);", "public event EventHandler<Exception>? Failed; private void Watch() { Failed += (s, e) => logger.LogError(e, \"x\"); }")]
    [InlineData("Failed?.Invoke(this, e);", "private event EventHandler<Exception>? Failed;")]
    public Task AHookThatMayDoMore(string call, string members) => ConsumeLoop.Verify(Loop + "catch (Exception e) { " + call + " }", members);

    private const string Health = "private IHealth _health = null!; public interface IHealth { void Beat(); Task BeatAsync(); }";

    /// <summary>What the next round begins with is not about the message of this one.</summary>
    [Theory]
    [InlineData("_health.Beat(); var r = _consumer.Consume(token); {|KD2104:if (!await handler.TryHandleAsync(r.Message.Value)) { continue; }|} _consumer.Commit(r);")]
    [InlineData("await _health.BeatAsync(); var r = _consumer.Consume(token); {|KD2104:if (await handler.TryHandleAsync(r.Message.Value)) { _consumer.Commit(r); }|}")]
    [InlineData("using var activity = s_source.StartActivity(\"x\"); _health.Beat(); var r = _consumer.Consume(token); var ok = await handler.TryHandleAsync(r.Message.Value); {|KD2104:if (ok) { _consumer.StoreOffset(r); }|}")]
    [InlineData("var r = _consumer.Consume(token); if (!await handler.TryHandleAsync(r.Message.Value)) { _health.Beat(); continue; } _consumer.Commit(r);")]
    public Task ACallInTheNextRound(string body) => ConsumeLoop.Verify(body, Health + " private static readonly System.Diagnostics.ActivitySource s_source = new(\"x\");");

    [Theory]
    [InlineData("{|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); _consumer.Pause(_consumer.Assignment); await Task.Delay(10, token); _consumer.Resume(_consumer.Assignment); }|}")]
    [InlineData("{|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); _consumer.Pause([result.TopicPartition]); _paused.Add(result.TopicPartition); }|} foreach (var partition in _paused) { _consumer.Resume([partition]); }")]
    [InlineData("catch (Exception e) { logger.LogError(e, \"x\"); _consumer.Seek(result.TopicPartitionOffset); _consumer.Pause(_consumer.Assignment); _consumer.Resume(_consumer.Assignment); }")]
    [InlineData("catch (Exception e) { logger.LogError(e, \"x\"); _consumer.Pause([result.TopicPartition]); }")]
    public Task PausedAndResumed(string clause) => ConsumeLoop.Verify(Loop + clause, "private readonly HashSet<TopicPartition> _paused = new();");

    /// <summary>The result in hand is kept in a field of the object.</summary>
    [Theory]
    [InlineData("try { _current = _consumer.Consume(token); handler.Handle(_current.Message.Value); _consumer.Commit(_current); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("_current = _consumer.Consume(token); try { handler.Handle(_current.Message.Value); } finally { if (_current is not null) { {|KD2105:_consumer.StoreOffset(_current)|}; } }")]
    [InlineData("_current = _consumer.Consume(token); {|KD2101:_consumer.Commit(_current)|}; handler.Handle(_current.Message.Value);")]
    [InlineData("_current ??= _consumer.Consume(token); try { handler.Handle(_current.Message.Value); _consumer.Commit(_current); _current = null; } catch (Exception e) { logger.LogError(e, \"x\"); }")]
    [InlineData("_current = _consumer.Consume(token); handler.Handle(_current.Message.Value); _consumer.Commit(_current);")]
    public Task AResultInAField(string body) => ConsumeLoop.Verify(body, "private ConsumeResult<string, string>? _current;");
}
