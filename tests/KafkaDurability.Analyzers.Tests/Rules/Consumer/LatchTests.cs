namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2104: a failure sets a flag that stops every later commit; the message comes again after a restart.</summary>
public class LatchTests
{
    private const string Consume = "var result = _consumer.Consume(token); ";
    private const string Fields = "private bool _failed; private int _errors; private readonly HashSet<TopicPartition> _blocked = new(); private readonly List<int> _numbers = new(); private Exception? _failure; ";

    [Theory]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { _failed = true; } if (!_failed) { _consumer.Commit(result); }")]
    [InlineData("try { handler.Handle(result.Message.Value); if (!_failed) { _consumer.Commit(result); } } catch (Exception) { _failed = true; }")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { _failed = true; } if (_failed) { continue; } _consumer.StoreOffset(result);")]
    [InlineData("if (!await handler.TryHandleAsync(result.Message.Value)) { _failed = true; } if (_failed) { continue; } _consumer.Commit(result);")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { _errors++; } if (_errors == 0) { _consumer.Commit(result); }")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { Interlocked.Increment(ref _errors); } if (Volatile.Read(ref _errors) > 0) { continue; } _consumer.Commit(result);")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception e) { _failure ??= e; } if (_failure is null) { _consumer.Commit(result); }")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { _blocked.Add(result.TopicPartition); } if (!_blocked.Contains(result.TopicPartition)) { _consumer.Commit(result); }")]
    [InlineData("var number = result.Partition.Value; if (_numbers.Contains(number)) { continue; } try { handler.Handle(result.Message.Value); _consumer.Commit(result); } catch (Exception) { _numbers.Add(number); }")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { _failed = true; } CommitUnlessFailed(result);", "private void CommitUnlessFailed(ConsumeResult<string, string> result) { if (_failed) { return; } _consumer.Commit(result); }")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { _failed = true; } CommitUnlessFailed();", "private void CommitUnlessFailed() { if (!_failed) { _consumer.Commit(); } }")]
    [InlineData("Log(); try { handler.Handle(result.Message.Value); } catch (Exception) { _failed = true; } if (!_failed) { _consumer.Commit(result); }", "private void Log() { _errors = 0; logger.LogInformation(\"next\"); }")]
    public Task Held(string body, string members = "") => ConsumeLoop.Verify(Consume + body, Fields + members);

    [Theory]
    [InlineData("var failed = false;", "try { handler.Handle(result.Message.Value); } catch (Exception) { failed = true; } if (failed) { continue; } _consumer.Commit(result);")]
    [InlineData("var ok = true;", "ok = ok && await handler.TryHandleAsync(result.Message.Value); if (ok) { _consumer.Commit(result); }")]
    [InlineData("var errors = 0;", "try { handler.Handle(result.Message.Value); } catch (Exception) { errors++; } if (errors > 0) { continue; } _consumer.Commit(result);")]
    [InlineData("Exception? failure = null;", "try { handler.Handle(result.Message.Value); } catch (Exception e) { failure = e; } if (failure == null) { _consumer.Commit(result); }")]
    public Task HeldByALocal(string before, string body) => ConsumeLoop.VerifyMethod(before + " while (!token.IsCancellationRequested) { " + Consume + body + " }");

    [Fact]
    public Task HeldInABatch() => ConsumeLoop.VerifyMethod(
        "var broken = false; while (!token.IsCancellationRequested) { var batch = new List<ConsumeResult<string, string>>(); while (batch.Count < 10) { batch.Add(_consumer.Consume(token)); } foreach (var one in batch) { try { handler.Handle(one.Message.Value); } catch (Exception) { broken = true; } if (broken) { break; } _consumer.Commit(one); } }");

    /// <summary>The flag is set back, is not asked for before some commit, or lets some failures pass.</summary>
    [Theory]
    [InlineData("_failed = false; try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception) { _failed = true; }|} if (!_failed) { _consumer.Commit(result); }")]
    [InlineData("try { handler.Handle(result.Message.Value); _failed = false; } {|KD2104:catch (Exception) { _failed = true; }|} if (!_failed) { _consumer.Commit(result); }")]
    [InlineData("try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception) { _failed = true; }|} if (_failed) { logger.LogInformation(\"degraded\"); } _consumer.Commit(result);")]
    [InlineData("try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception) { _failed = true; }|} if (!_failed) { _consumer.Commit(result); } if (result.Offset % 100 == 0) { _consumer.Commit(); }")]
    [InlineData("try { handler.Handle(result.Message.Value); _errors = 0; } {|KD2104:catch (Exception) { _errors++; }|} if (_errors == 0) { _consumer.Commit(result); }")]
    [InlineData("try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception) { _errors++; }|} if (_errors < 10) { _consumer.Commit(result); }")]
    [InlineData("try { handler.Handle(result.Message.Value); _blocked.Remove(result.TopicPartition); } {|KD2104:catch (Exception) { _blocked.Add(result.TopicPartition); }|} if (!_blocked.Contains(result.TopicPartition)) { _consumer.Commit(result); }")]
    [InlineData("try { handler.Handle(result.Message.Value); _blocked.Clear(); } {|KD2104:catch (Exception) { _blocked.Add(result.TopicPartition); }|} if (!_blocked.Contains(result.TopicPartition)) { _consumer.Commit(result); }")]
    [InlineData("Begin(); try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception) { _failed = true; }|} if (!_failed) { _consumer.Commit(result); }", "private void Begin() => Reset(); private void Reset() => _failed = false;")]
    [InlineData("Begin(); try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception) { _failed = true; }|} if (!_failed) { _consumer.Commit(result); } void Begin() => _failed = false;")]
    [InlineData("_failed = false; try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception) { _failed = true; }|} CommitUnlessFailed();", "private void CommitUnlessFailed() { if (!_failed) { _consumer.Commit(); } }")]
    public Task SetBack(string body, string members = "") => ConsumeLoop.Verify(Consume + body, Fields + members);

    [Fact]
    public Task OfOneRound() => ConsumeLoop.Verify(
        "var failed = false; " + Consume + "try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception) { failed = true; }|} if (failed) { continue; } _consumer.Commit(result);");
}
