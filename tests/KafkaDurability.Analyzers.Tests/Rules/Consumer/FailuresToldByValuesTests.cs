namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>A failure is told by a value, and the value is used for nothing but to leave the commit out.</summary>
public class FailuresToldByValuesTests
{
    private const string Consume = "var result = _consumer.Consume(token); ";

    [Theory]
    [InlineData("var outcome = Process(result.Message.Value); {|KD2104:if (outcome.Success) { _consumer.Commit(result); }|}",
        "private record Outcome(bool Success, string? Reason = null); private Outcome Process(string text) { try { handler.Handle(text); return new Outcome(true); } catch (Exception e) { return new Outcome(false, e.Message); } }")]
    [InlineData("var outcome = await ProcessAsync(result.Message.Value); {|KD2104:if (outcome.Failed) { logger.LogError(\"x\"); continue; }|} _consumer.Commit(result);",
        "private sealed class Outcome { public bool Success { get; init; } public bool Failed => !Success; public string? Error { get; init; } } private async Task<Outcome> ProcessAsync(string text) { try { await handler.TryHandleAsync(text); return new Outcome { Success = true }; } catch (Exception e) { return new Outcome { Error = e.Message }; } }")]
    [InlineData("{|KD2104:if (Process(result.Message.Value) is { Ok: true }) { _consumer.Commit(result); }|}",
        "private readonly record struct Outcome(bool Ok); private Outcome Process(string text) { try { handler.Handle(text); return new(true); } catch { return new(false); } }")]
    [InlineData("var (saved, why) = Save(result.Message.Value); {|KD2104:if (!saved) { logger.LogWarning(why); continue; }|} _consumer.Commit(result);",
        "private (bool Saved, string Why) Save(string text) { try { handler.Handle(text); return (true, \"\"); } catch (Exception e) { return (false, e.Message); } }")]
    [InlineData("var answer = await SaveAsync(result.Message.Value); {|KD2104:if (answer.Saved) { _consumer.Commit(result); }|}",
        "private async Task<(bool Saved, string? Why)> SaveAsync(string text) { try { await handler.TryHandleAsync(text); return (true, null); } catch (Exception e) { logger.LogError(e, \"x\"); return (false, e.Message); } }")]
    [InlineData("Save(result.Message.Value, out var saved); {|KD2104:if (saved) { _consumer.Commit(result); }|}",
        "private void Save(string text, out bool saved) { saved = false; try { handler.Handle(text); saved = true; } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("{|KD2104:if (TrySave(result.Message.Value, out var why)) { _consumer.Commit(result); } else { logger.LogError(why); }|}",
        "private bool TrySave(string text, out string why) { why = \"\"; try { handler.Handle(text); return true; } catch (Exception e) { why = e.Message; return false; } }")]
    [InlineData("var error = Save(result.Message.Value); {|KD2104:if (error == null) { _consumer.Commit(result); } else { logger.LogError(error); }|}",
        "private string? Save(string text) { try { handler.Handle(text); return null; } catch (Exception e) { return e.Message; } }")]
    [InlineData("var error = Save(result.Message.Value); {|KD2104:if (error is null) { _consumer.Commit(result); }|}",
        "private string? Save(string text) { try { handler.Handle(text); return null; } catch (Exception e) { return $\"failed: {e}\"; } }")]
    [InlineData("switch (Save(result.Message.Value)) { case Status.NotSaved: logger.LogError(\"x\"); break; } {|KD2104:_consumer.Commit(result)|};",
        "private enum Status { Saved, NotSaved } private Status Save(string text) { try { handler.Handle(text); return Status.Saved; } catch { return Status.NotSaved; } }")]
    public Task TheBodySaysSo(string body, string members) => ConsumeLoop.Verify(Consume + body, members);

    private const string Door = "private IDoor _door = null!; public enum Entry { Done, Failed } public enum Fate { Done, Skipped } public interface IDoor { Task<Entry> OpenAsync(string text); Entry Open(string text); Fate Judge(string text); Task<bool> ApplyAsync(string text); bool Apply(string text); }";

    [Theory]
    [InlineData("var entry = await _door.OpenAsync(result.Message.Value); {|KD2104:if (entry == Entry.Done) { _consumer.Commit(result); } else { logger.LogError(\"x\"); }|}")]
    [InlineData("{|KD2104:if (_door.Open(result.Message.Value) != Entry.Done) { continue; }|} _consumer.Commit(result);")]
    [InlineData("var ok = true; foreach (var door in new[] { _door, _door }) { ok &= await door.ApplyAsync(result.Message.Value); } {|KD2104:if (ok) { _consumer.Commit(result); }|}")]
    [InlineData("var failed = false; failed |= !_door.Apply(result.Message.Value); {|KD2104:if (!failed) { _consumer.Commit(result); }|}")]
    [InlineData("var ok = await _door.ApplyAsync(result.Message.Value); ok = await _door.ApplyAsync(result.Message.Value) && ok; {|KD2104:if (!ok) { continue; }|} _consumer.Commit(result);")]
    [InlineData("var complete = true; foreach (var item in result.Message.Value.Split(',')) { if (!_door.Apply(item)) { complete = false; } } {|KD2104:if (complete) { _consumer.Commit(result); }|}")]
    [InlineData("var passed = await _door.ApplyAsync(result.Message.Value); {|KD2104:if (passed || !_strict) { _consumer.Commit(result); }|}")]
    [InlineData("var answers = await Task.WhenAll(_doors.Select(door => door.ApplyAsync(result.Message.Value))); {|KD2104:if (answers.All(yes => yes)) { _consumer.Commit(result); }|}")]
    [InlineData("var answers = _doors.Select(door => door.Apply(result.Message.Value)).ToList(); {|KD2104:if (answers.Contains(false)) { continue; }|} _consumer.Commit(result);")]
    public Task TheCommitSaysWhatIsAYes(string body) => ConsumeLoop.Verify(Consume + body, Door + " private readonly bool _strict; private readonly List<IDoor> _doors = new();");

    [Theory]
    [InlineData("var answers = await Task.WhenAll(_doors.Select(door => door.ApplyAsync(result.Message.Value))); if (!answers.All(yes => yes)) { break; } _consumer.Commit(result);")]
    [InlineData("var answers = await Task.WhenAll(_doors.Select(door => door.ApplyAsync(result.Message.Value))); logger.LogInformation(\"{A}\", answers.All(yes => yes)); _consumer.Commit(result);")]
    [InlineData("var entry = await _door.OpenAsync(result.Message.Value); if (entry == Entry.Done) { _consumer.Commit(result); } else { _consumer.Seek(result.TopicPartitionOffset); }")]
    [InlineData("var entry = await _door.OpenAsync(result.Message.Value); if (entry == Entry.Done) { _consumer.Commit(result); } else { await producer.ProduceAsync(\"dead\", result.Message); }")]
    [InlineData("var entry = await _door.OpenAsync(result.Message.Value); if (entry == Entry.Failed) { throw new InvalidOperationException(); } _consumer.Commit(result);")]
    [InlineData("if (_door.Judge(result.Message.Value) == Fate.Done) { _consumer.Commit(result); }")]
    [InlineData("logger.LogInformation(\"{E}\", _door.Open(result.Message.Value)); _consumer.Commit(result);")]
    [InlineData("var ok = true; ok &= await _door.ApplyAsync(result.Message.Value); if (!ok) { break; } _consumer.Commit(result);")]
    [InlineData("var ok = true; foreach (var item in result.Message.Value.Split(',')) { ok &= _door.Apply(item); } if (!ok) { await producer.ProduceAsync(\"dead\", result.Message); } _consumer.Commit(result);")]
    [InlineData("var known = await _door.ApplyAsync(result.Message.Value); if (!known) { logger.LogInformation(\"new\"); } if (_strict) { _consumer.Commit(result); }")]
    public Task SomethingIsDone(string body) => ConsumeLoop.Verify(Consume + body, Door + " private readonly bool _strict; private readonly List<IDoor> _doors = new();");

    /// <summary>One defect, one diagnostic: where the failure is caught.</summary>
    [Theory]
    [InlineData("bool ok; try { ok = await handler.TryHandleAsync(result.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); ok = false; }|} if (ok) { _consumer.Commit(result); }")]
    [InlineData("var ok = false; try { ok = await handler.TryHandleAsync(result.Message.Value); } {|KD2104:catch { }|} if (!ok) { continue; } _consumer.StoreOffset(result);")]
    public Task OneDefect(string body) => ConsumeLoop.Verify(Consume + body);

    private const string Save = "private async Task<bool> SaveAsync(string text) { try { await handler.TryHandleAsync(text); return true; } catch (Exception e) { logger.LogError(e, \"x\"); return false; } }";

    /// <summary>What the filter of a catch asks for is the exception, and no answer.</summary>
    [Theory]
    [InlineData("await SaveAsync(result.Message.Value); {|KD2104:_consumer.Commit(result)|};", "catch (ConsumeException e) when (e.Error.Code == ErrorCode.UnknownTopicOrPart) { await Task.Delay(50, token); } catch (Exception e) { logger.LogError(e, \"x\"); }")]
    [InlineData("await SaveAsync(result.Message.Value); {|KD2104:_consumer.Commit(result)|};", "catch (ConsumeException e) when (!e.Error.IsFatal) { logger.LogWarning(e, \"x\"); }")]
    [InlineData("{|KD2104:if (await SaveAsync(result.Message.Value)) { _consumer.Commit(result); }|}", "catch (KafkaException e) when (e.Error.IsFatal && e.Message != \"x\") { logger.LogError(e, \"x\"); }")]
    public Task UnderAFilter(string body, string clauses) => ConsumeLoop.Verify("try { " + Consume + body + " } " + clauses, Save);

    [Theory]
    [InlineData("var saved = await SaveAsync(result.Message.Value); if (_doors.Contains(saved)) { break; } _consumer.Commit(result);", "catch (ConsumeException e) when (!e.Error.IsFatal) { logger.LogWarning(e, \"x\"); }")]
    [InlineData("if (!await SaveAsync(result.Message.Value)) { _consumer.Seek(result.TopicPartitionOffset); continue; } _consumer.Commit(result);", "catch (ConsumeException e) when (!e.Error.IsFatal) { logger.LogWarning(e, \"x\"); }")]
    public Task AskedForUnderAFilter(string body, string clauses) => ConsumeLoop.Verify("try { " + Consume + body + " } " + clauses, Save + " private readonly List<bool> _doors = new();");
}
