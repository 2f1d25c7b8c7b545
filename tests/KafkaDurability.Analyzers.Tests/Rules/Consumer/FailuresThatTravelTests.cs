namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>The failure leaves the method that consumes, or that one is called again further up.</summary>
public class FailuresThatTravelTests
{
    private const string One = "private void One(CancellationToken token) { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); }";
    private const string OneAsync = "private async Task OneAsync(CancellationToken token) { var result = _consumer.Consume(token); await handler.TryHandleAsync(result.Message.Value); _consumer.Commit(result); }";

    [Theory]
    [InlineData("try { One(token); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|}", One)]
    [InlineData("try { await OneAsync(token); } {|KD2104:catch (Exception e) when (e is not OperationCanceledException) { logger.LogError(e, \"x\"); await Task.Delay(100, token); }|}", OneAsync)]
    [InlineData("try { await RoundAsync(token); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|}", OneAsync + " private async Task RoundAsync(CancellationToken token) { logger.LogInformation(\"round\"); await OneAsync(token); }")]
    [InlineData("try { this.One(token); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} finally { logger.LogInformation(\"round\"); }", One)]
    public Task LoggedByTheCaller(string body, string members) => ConsumeLoop.Verify(body, members);

    [Theory]
    [InlineData("try { One(token); } catch (Exception e) { logger.LogError(e, \"x\"); throw; }", One)]
    [InlineData("try { One(token); } catch (Exception e) { logger.LogError(e, \"x\"); break; }", One)]
    [InlineData("try { One(token); } catch (TimeoutException e) { logger.LogError(e, \"x\"); }", "private void One(CancellationToken token) { var result = _consumer.Consume(token); logger.LogInformation(result.Message.Value); _consumer.Commit(result); }")]
    [InlineData("try { One(token); } catch (Exception e) { logger.LogError(e, \"x\"); _consumer.Unsubscribe(); _consumer.Subscribe(\"a\"); }", One)]
    [InlineData("try { One(token); } catch (Exception e) { logger.LogError(e, \"x\"); }", "private void One(CancellationToken token) { var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); } catch { _consumer.Seek(result.TopicPartitionOffset); throw; } _consumer.Commit(result); }")]
    [InlineData("try { Read(token); } catch (Exception e) { logger.LogError(e, \"x\"); }", "private void Read(CancellationToken token) { _consumer.Subscribe(\"a\"); while (true) { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); } }")]
    [InlineData("try { Read(token); } catch (Exception e) { logger.LogError(e, \"x\"); }", "private void Read(CancellationToken token) { using var own = new ConsumerBuilder<string, string>(new ConsumerConfig()).Build(); own.Subscribe(\"a\"); while (true) { var result = own.Consume(token); handler.Handle(result.Message.Value); own.Commit(result); } }")]
    public Task DealtWithByTheCaller(string body, string members) => ConsumeLoop.Verify(body, members);

    [Theory]
    [InlineData("await RoundAsync(token);", "private Task RoundAsync(CancellationToken token) => OneAsync(token); private async Task OneAsync(CancellationToken token) { var result = _consumer.Consume(token); try { await handler.TryHandleAsync(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} }")]
    [InlineData("Round(token);", "private void Round(CancellationToken token) { logger.LogInformation(\"round\"); Inner(token); } private void Inner(CancellationToken token) => One(token); private void One(CancellationToken token) { try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} }")]
    public Task CalledAgainFurtherUp(string body, string members) => ConsumeLoop.Verify(body, members);

    /// <summary>Null, or false, is the answer where there was no message, too.</summary>
    [Theory]
    [InlineData("if (Next() is { } order) { logger.LogInformation(order.Id); }", "private Order? Next() { try { var result = _consumer.Consume(100); if (result is not null) { var order = new Order(result.Message.Value, 1); handler.HandleAsync(order).Wait(); _consumer.Commit(result); return order; } } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} return null; }")]
    [InlineData("if (!Next()) { await Task.Delay(100, token); }", "private bool Next() { var result = _consumer.Consume(100); if (result is null) { return false; } try { handler.Handle(result.Message.Value); _consumer.Commit(result); return true; } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); return false; }|} }")]
    [InlineData("await NextAsync();", "private async Task<bool> NextAsync() { var result = _consumer.Consume(100); if (result is null) { return true; } try { await handler.TryHandleAsync(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} return true; }")]
    public Task OneAnswerForTwoThings(string body, string members) => ConsumeLoop.Verify(body, members);

    [Theory]
    [InlineData("if (!Next()) { break; }", "private bool Next() { var result = _consumer.Consume(100); if (result is null) { return true; } try { handler.Handle(result.Message.Value); _consumer.Commit(result); return true; } catch (Exception e) { logger.LogError(e, \"x\"); return false; } }")]
    [InlineData("if (Next() is { } order) { logger.LogInformation(order.Id); }", "private Order? Next() { var result = _consumer.Consume(100); if (result is null) { return null; } try { var order = new Order(result.Message.Value, 1); handler.HandleAsync(order).Wait(); _consumer.Commit(result); return order; } catch (Exception e) { logger.LogError(e, \"x\"); _consumer.Seek(result.TopicPartitionOffset); return null; } }")]
    public Task AnAnswerOfItsOwn(string body, string members) => ConsumeLoop.Verify(body, members);

    private const string Session = "private ISession _session = null!; public interface ISession { IDisposable BeginTransaction(); void Save(string text); }";

    /// <summary>What throws beside the try of the callee is none of that try's failures.</summary>
    [Theory]
    [InlineData("var result = _consumer.Consume(token); try { Save(result); _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|}", "private void Save(ConsumeResult<string, string> result) { using var transaction = _session.BeginTransaction(); try { _session.Save(result.Message.Value); } catch (Exception) { _consumer.Seek(result.TopicPartitionOffset); } }")]
    [InlineData("try { var result = _consumer.Consume(token); await SaveAsync(result); _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|}", "private async Task SaveAsync(ConsumeResult<string, string> result) { await Task.Yield(); using var transaction = _session.BeginTransaction(); try { _session.Save(result.Message.Value); } catch (Exception) { _consumer.Seek(result.TopicPartitionOffset); } }")]
    [InlineData("var result = _consumer.Consume(token); try { Save(result); _consumer.Commit(result); } catch (Exception e) { logger.LogError(e, \"x\"); }", "private void Save(ConsumeResult<string, string> result) { try { using var transaction = _session.BeginTransaction(); _session.Save(result.Message.Value); } catch (Exception) { _consumer.Seek(result.TopicPartitionOffset); } }")]
    public Task ThrownBesideTheProcessing(string body, string members) => ConsumeLoop.Verify(body, members + Session);

    private const string Desk = "private IDesk _desk = null!; public interface IDesk { Task ParkAsync(string text); }";

    /// <summary>What should put a failed message aside swallows its own failure: here, where the send of the client says nothing of it.</summary>
    [Theory]
    [InlineData("var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); } catch (Exception e) { await ParkAsync(result, e); } _consumer.Commit(result);", "private async Task ParkAsync(ConsumeResult<string, string> result, Exception reason) { try { await _desk.ParkAsync(result.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, reason.Message); }|} }")]
    [InlineData("var result = _consumer.Consume(token); var ok = await handler.TryHandleAsync(result.Message.Value); if (!ok) { await SendToDeadLettersAsync(result); } _consumer.Commit(result);", "private async Task SendToDeadLettersAsync(ConsumeResult<string, string> result) { try { await _desk.ParkAsync(result.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} }")]
    [InlineData("var result = _consumer.Consume(token); var ok = false; try { handler.Handle(result.Message.Value); ok = true; } catch (Exception e) { logger.LogError(e, \"x\"); } if (!ok) { await SendToDlq(result); } _consumer.Commit(result); async Task SendToDlq(ConsumeResult<string, string> failed) { try { await _desk.ParkAsync(failed.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, \"dead\"); }|} }", "")]
    [InlineData("var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); } catch (Exception e) { await ParkAsync(result, e); } _consumer.Commit(result);", "private async Task ParkAsync(ConsumeResult<string, string> result, Exception reason) { try { await _desk.ParkAsync(result.Message.Value); } catch (Exception e) { logger.LogError(e, reason.Message); throw; } }")]
    [InlineData("var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); } catch (Exception e) { await ParkAsync(result, e); } _consumer.Commit(result);", "private async Task ParkAsync(ConsumeResult<string, string> result, Exception reason) { try { await producer.ProduceAsync(\"dead\", result.Message); } catch (Exception e) { logger.LogError(e, reason.Message); } }")]
    public Task PutAsideInVain(string body, string members) => ConsumeLoop.Verify(body, members + Desk);
}
