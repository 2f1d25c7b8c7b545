namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>Helpers that are given the processing, as a function or as a task, and take what it throws.</summary>
public class GuardedWorkTests
{
    private const string Try = "private async Task<bool> TryAsync(Func<Task> work) { try { await work(); return true; } catch (Exception e) { logger.LogError(e, \"x\"); return false; } } ";
    private const string Safe = "private enum Outcome { Done, Failed } private async Task<Outcome> SafeAsync(Func<Task> work) { try { await work(); return Outcome.Done; } catch (Exception e) { logger.LogError(e, \"x\"); return Outcome.Failed; } } ";
    private const string Retry = "private async Task<bool> RetryAsync(Func<Task> work) { for (var i = 0; i < 3; i++) { try { await work(); return true; } catch (Exception e) { logger.LogWarning(e, \"again\"); await Task.Delay(100); } } return false; } ";
    private const string Sync = "private bool Attempt(Action work) { try { work(); return true; } catch (Exception e) { logger.LogError(e, \"x\"); return false; } } ";

    private const string Store = "private IStore _store = null!; public interface IStore { Task SaveAsync(string text); void Save(string text); } ";

    /// <summary>The helper answers no, and the caller goes on as after a yes.</summary>
    [Theory]
    [InlineData("var ok = await TryAsync(() => _store.SaveAsync(result.Message.Value)); if (!ok) { logger.LogError(\"gave up\"); } {|KD2104:_consumer.Commit(result)|};", Try)]
    [InlineData("if (!await TryAsync(async () => await _store.SaveAsync(result.Message.Value))) { logger.LogError(\"gave up\"); } {|KD2104:_consumer.Commit(result)|};", Try)]
    [InlineData("var outcome = await SafeAsync(() => _store.SaveAsync(result.Message.Value)); logger.LogInformation(\"{Outcome}\", outcome); {|KD2104:_consumer.Commit(result)|};", Safe)]
    [InlineData("var ok = await RetryAsync(() => _store.SaveAsync(result.Message.Value)); if (!ok) { logger.LogError(\"gave up\"); } {|KD2104:_consumer.Commit(result)|};", Retry)]
    [InlineData("var ok = Attempt(() => _store.Save(result.Message.Value)); if (!ok) { logger.LogError(\"gave up\"); } {|KD2104:_consumer.Commit(result)|};", Sync)]
    [InlineData("var ok = await GivenAsync(result.Message.Value, _store.SaveAsync); if (!ok) { logger.LogError(\"gave up\"); } {|KD2104:_consumer.Commit(result)|};", "private async Task<bool> GivenAsync<T>(T value, Func<T, Task> work) { try { await work(value); return true; } catch (Exception e) { logger.LogError(e, \"x\"); return false; } } ")]
    [InlineData("var ok = await OuterAsync(() => _store.SaveAsync(result.Message.Value)); if (!ok) { logger.LogError(\"gave up\"); } {|KD2104:_consumer.Commit(result)|};", Try + "private Task<bool> OuterAsync(Func<Task> work) => TryAsync(work); ")]
    [InlineData("var ok = await GivenAsync(result.Message.Value, text => _store.SaveAsync(text)); if (!ok) { logger.LogError(\"gave up\"); } {|KD2104:_consumer.Commit(result)|};", "private async Task<bool> GivenAsync<T>(T value, Func<T, Task> work) { try { await work(value); return true; } catch (Exception e) { logger.LogError(e, \"x\"); return false; } } ")]
    public Task ANoThatNobodyActsOn(string body, string members) => Verify(body, members);

    /// <summary>Nobody is told.</summary>
    [Theory]
    [InlineData("await TimesAsync(() => _store.SaveAsync(result.Message.Value)); _consumer.Commit(result);", "private async Task TimesAsync(Func<Task> work) { for (var i = 0; i < 3; i++) { try { await work(); return; } {|KD2104:catch (Exception e) { logger.LogWarning(e, \"again\"); await Task.Delay(100); }|} } } ")]
    [InlineData("await _store.SaveAsync(result.Message.Value).LogErrors(); _consumer.Commit(result);", "")]
    [InlineData("await Errors.LogErrors(_store.SaveAsync(result.Message.Value)).ConfigureAwait(false); _consumer.Commit(result);", "")]
    [InlineData("var work = _store.SaveAsync(result.Message.Value); await work.LogErrors(); _consumer.Commit(result);", "")]
    [InlineData("var list = new[] { result }; await Task.WhenAll(list.Select(one => _store.SaveAsync(one.Message.Value).LogErrors())); _consumer.Commit(result);", "")]
    public Task NobodyIsTold(string body, string members) => Verify(body, members, "public static class Errors { public static async Task LogErrors(this Task work) { try { await work; } " + (members.Length > 0 ? "catch (Exception e) { Console.WriteLine(e); }" : "{|KD2104:catch (Exception e) { Console.WriteLine(e); }|}") + " } }");

    [Theory]
    [InlineData("var ok = await Errors.TryAwait(_store.SaveAsync(result.Message.Value)); if (!ok) { logger.LogError(\"gave up\"); } {|KD2104:_consumer.Commit(result)|};")]
    public Task AnAnswerAboutATask(string body) => Verify(body, "", Answering);

    [Theory]
    [InlineData("if (!await TryAsync(() => _store.SaveAsync(result.Message.Value))) { return; } _consumer.Commit(result);", Try)]
    [InlineData("var ok = await TryAsync(() => _store.SaveAsync(result.Message.Value)); if (!ok) { throw new InvalidOperationException(); } _consumer.Commit(result);", Try)]
    [InlineData("if (!await TryAsync(() => _store.SaveAsync(result.Message.Value))) { _consumer.Seek(result.TopicPartitionOffset); continue; } _consumer.Commit(result);", Try)]
    [InlineData("if (!await TryAsync(() => _store.SaveAsync(result.Message.Value))) { await producer.ProduceAsync(\"dead\", result.Message); } _consumer.Commit(result);", Try)]
    [InlineData("while (!await TryAsync(() => _store.SaveAsync(result.Message.Value))) { await Task.Delay(100); } _consumer.Commit(result);", Try)]
    [InlineData("var outcome = await SafeAsync(() => _store.SaveAsync(result.Message.Value)); if (outcome == Outcome.Failed) { break; } _consumer.Commit(result);", Safe)]
    [InlineData("if (!await RetryAsync(() => _store.SaveAsync(result.Message.Value))) { break; } _consumer.Commit(result);", Retry)]
    [InlineData("if (!Attempt(() => _store.Save(result.Message.Value))) { break; } _consumer.Commit(result);", Sync)]
    [InlineData("var ok = await TryAsync(() => { logger.LogInformation(\"{Text}\", result.Message.Value); return Task.CompletedTask; }); if (!ok) { logger.LogError(\"not told\"); } await _store.SaveAsync(result.Message.Value); _consumer.Commit(result);", Try)]
    [InlineData("var ok = await LastAsync(() => _store.SaveAsync(result.Message.Value)); logger.LogInformation(\"{Ok}\", ok); _consumer.Commit(result);", "private async Task<bool> LastAsync(Func<Task> work) { for (var i = 0; ; i++) { try { await work(); return true; } catch (Exception e) when (i < 3) { logger.LogWarning(e, \"again\"); } } } ")]
    [InlineData("var ok = await LoudAsync(() => _store.SaveAsync(result.Message.Value)); logger.LogInformation(\"{Ok}\", ok); _consumer.Commit(result);", "private async Task<bool> LoudAsync(Func<Task> work) { try { await work(); return true; } catch (Exception e) { logger.LogError(e, \"x\"); throw; } } ")]
    [InlineData("var ok = await AgainAsync(() => _store.SaveAsync(result.Message.Value), 3); logger.LogInformation(\"{Ok}\", ok); _consumer.Commit(result);", "private async Task<bool> AgainAsync(Func<Task> work, int left) { try { await work(); return true; } catch (Exception e) { logger.LogError(e, \"x\"); if (left == 0) { throw; } return await AgainAsync(work, left - 1); } } ")]
    [InlineData("if (!await GivenAsync(result.Message.Value, _store.SaveAsync)) { break; } _consumer.Commit(result);", "private async Task<bool> GivenAsync<T>(T value, Func<T, Task> work) { try { await work(value); return true; } catch (Exception e) { logger.LogError(e, \"x\"); return false; } } ")]
    [InlineData("if (!await GivenAsync(result.Message.Value, text => _store.SaveAsync(text))) { break; } _consumer.Commit(result);", "private async Task<bool> GivenAsync<T>(T value, Func<T, Task> work) { try { await work(value); return true; } catch (Exception e) { logger.LogError(e, \"x\"); return false; } } ")]
    public Task SomebodyActsOnIt(string body, string members) => Verify(body, members);

    [Theory]
    [InlineData("await _store.SaveAsync(result.Message.Value).Logged(); _consumer.Commit(result);", "public static class Errors { public static async Task Logged(this Task work) { try { await work; } catch (Exception e) { Console.WriteLine(e); throw; } } }")]
    [InlineData("await _store.SaveAsync(result.Message.Value).Timed(); _consumer.Commit(result);", "public static class Errors { public static async Task Timed(this Task work) { var clock = System.Diagnostics.Stopwatch.StartNew(); await work; Console.WriteLine(clock.Elapsed); } }")]
    [InlineData("if (!await Errors.TryAwait(_store.SaveAsync(result.Message.Value))) { break; } _consumer.Commit(result);", Answering)]
    [InlineData("await _store.SaveAsync(result.Message.Value).Gone(); _consumer.Commit(result);", "public static class Errors { public static async Task Gone(this Task work) { try { await work; } catch (Exception e) { Environment.FailFast(\"x\", e); } } }")]
    [InlineData("await Errors.LogErrors(Task.Delay(100)); await _store.SaveAsync(result.Message.Value); _consumer.Commit(result);", "public static class Errors { public static async Task LogErrors(this Task work) { try { await work; } catch (Exception e) { Console.WriteLine(e); } } }")]
    public Task ATaskWhoseFailureIsKnown(string body, string after) => Verify(body, "", after);

    /// <summary>What leaves a helper that only waits fails around it, as without the helper.</summary>
    [Fact]
    public Task CaughtAroundATimedTask() => Verify(
        "try { await _store.SaveAsync(result.Message.Value).Timed(); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} _consumer.Commit(result);", "",
        "public static class Errors { public static async Task Timed(this Task work) { var clock = System.Diagnostics.Stopwatch.StartNew(); await work; Console.WriteLine(clock.Elapsed); } }");

    private const string Answering = "public static class Errors { public static async Task<bool> TryAwait(this Task work) { try { await work; return true; } catch (Exception e) { Console.WriteLine(e); return false; } } }";

    private static Task Verify(string body, string members, string after = "") =>
        ConsumeLoop.VerifyMethod("while (!token.IsCancellationRequested) { var result = _consumer.Consume(token); " + body + " }", Store + members, after: after);
}
