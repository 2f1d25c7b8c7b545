namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>What a handler does with the message that failed, or about it.</summary>
public class HandlerTransitionsTests
{
    [Theory]
    [InlineData("", "values.Add(value); try { Process(value); } catch { } consumer.Commit(result); values.Clear();")]
    [InlineData("", "var list = new List<string>(); try { Process(value); } catch { list.Add(value); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var list = new List<string>(); try { Process(value); list.Add(value); } catch { } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { values.Add(value); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { values.Add(result.Message.Key); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception e) { values.Add(e.Message); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch (Exception e) { Log(e.Message); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception e) { Park(e.Message); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception) { Park(\"x\"); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch (Exception) { Log(\"x\"); Task.Delay(1).Wait(); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception) { Environment.Exit(1); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception) { consumer.Seek(result.TopicPartitionOffset); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception) { consumer.Pause(new[] { result.TopicPartition }); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception) { consumer.Close(); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception) { consumer.Dispose(); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch (Exception) { producer.Dispose(); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception) { producer.Produce(\"dead\", result.Message); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch (Exception) { producer.Produce(\"dead\", new Message<string, string>()); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception) { producer.AbortTransaction(); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception) { unit.Add(value); unit.SaveChanges(); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { unit.Add(value); unit.SaveChanges(); } catch (Exception) { } consumer.Commit(result);")]
    [InlineData("", "unit.Add(value); try { unit.SaveChanges(); } catch (Exception) { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "unit.Add(value); try { Process(value); unit.SaveChanges(); } catch (Exception) { } consumer.Commit(result);")]
    public void Handlers(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    /// <summary>A helper for the failed message: it stores it, sends it, or swallows its own failure.</summary>
    [Theory]
    [InlineData("swallowed passed", "try { Process(value); } catch { } Done(result);", "void Done(ConsumeResult<string, string> one) { consumer.Commit(one); }")]
    [InlineData("swallowed passed", "try { Process(value); } catch { } Done();", "void Done() { consumer.Commit(); }")]
    [InlineData("", "try { Process(value); } catch { Back(); } consumer.Commit(result);", "void Back() { consumer.Close(); }")]
    [InlineData("", "try { Process(value); } catch { Back(result); } consumer.Commit(result);", "void Back(ConsumeResult<string, string> one) { consumer.Seek(one.TopicPartitionOffset); }")]
    [InlineData("", "try { Process(value); } catch { Aside(value); } consumer.Commit(result);", "void Aside(string one) { Park(one); }")]
    [InlineData("lost aside passed", "try { Process(value); } catch { Aside(value); } consumer.Commit(result);", "void Aside(string one) { try { Park(one); } catch { } }")]
    [InlineData("", "try { Process(value); } catch { Aside(value); } consumer.Commit(result);", "void Aside(string one) { try { Park(one); } catch { throw; } }")]
    [InlineData("swallowed passed", "try { Process(value); } catch { Aside(); } consumer.Commit(result);", "void Aside() { Log(\"x\"); }")]
    [InlineData("", "try { Process(value); } catch { Aside(); } consumer.Commit(result);", "void Aside() { Park(\"x\"); }")]
    [InlineData("", "try { Process(value); } catch { ToDeadLetter(value); } consumer.Commit(result);", "bool ToDeadLetter(string one) { try { Park(one); return true; } catch { return false; } }")]
    [InlineData("lost aside passed", "try { Process(value); } catch { ToDeadLetter(value); } consumer.Commit(result);", "void ToDeadLetter(string one) { try { Park(one); } catch { Log(\"x\"); } }")]
    [InlineData("swallowed passed", "try { await SendAsync(value); } catch (ProduceException<string, string>) { } consumer.Commit(result);", "async Task SendAsync(string one) { await producer.ProduceAsync(\"next\", new Message<string, string> { Value = one }); }")]
    [InlineData("", "try { Order(value); } catch (KafkaException) { } consumer.Commit(result);", "void Order(string one) { Process(one); }")]
    public void Handlers_with_helpers(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>A lambda or local function swallows the failure, or lets it out.</summary>
    [Theory]
    [InlineData("handed off passed", "ThreadPool.QueueUserWorkItem(_ => Process(value)); consumer.Commit(result);")]
    [InlineData("", "Parallel.ForEach(value.Split(','), one => Process(one)); consumer.Commit(result);")]
    [InlineData("swallowed passed", "Parallel.ForEach(value.Split(','), one => { try { Process(one); } catch { } }); consumer.Commit(result);")]
    [InlineData("swallowed passed", "value.Split(',').ToList().ForEach(one => { try { Process(one); } catch { } }); consumer.Commit(result);")]
    [InlineData("", "value.Split(',').ToList().ForEach(one => { try { Process(one); } catch { throw; } }); consumer.Commit(result);")]
    [InlineData("", "value.Split(',').ToList().ForEach(Process); consumer.Commit(result);")]
    [InlineData("", "act(value); consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { act(value); } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "void Local(string one) { try { Process(one); } catch { } } Local(value); consumer.Commit(result);")]
    [InlineData("swallowed passed", "void Local(string one) { Process(one); } try { Local(value); } catch { } consumer.Commit(result);")]
    [InlineData("refused passed", "bool Local(string one) { try { Process(one); return true; } catch { return false; } } if (Local(value)) { consumer.Commit(result); }")]
    [InlineData("", "bool Local(string one) { try { Process(one); return true; } catch { return false; } } if (!Local(value)) { throw new Exception(); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "Action<string> local = one => { try { Process(one); } catch { } }; local(value); consumer.Commit(result);")]
    [InlineData("refused passed", "Func<string, bool> local = one => { try { Process(one); return true; } catch { return false; } }; if (local(value)) { consumer.Commit(result); }")]
    [InlineData("swallowed passed", "await Task.Run(() => { try { Process(value); } catch { } }); consumer.Commit(result);")]
    [InlineData("", "await Task.Run(() => { try { Process(value); } catch { throw; } }); consumer.Commit(result);")]
    [InlineData("swallowed passed; handed off passed", "_ = Task.Run(() => { try { Process(value); } catch { } }); consumer.Commit(result);")]
    [InlineData("swallowed passed", "var failed = false; await Task.Run(() => { try { Process(value); } catch { failed = true; } }); if (!failed) { consumer.Commit(result); }")]
    [InlineData("", "var failures = 0; var task = Task.Run(() => { try { Process(value); } catch { failures++; } }); await task; if (failures == 0) { consumer.Commit(result); }")]
    public void Functions_that_swallow(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    [Theory]
    [InlineData("swallowed passed", "Safe(value); consumer.Commit(result);", "void Safe(string one) { try { Process(one); } catch { } }")]
    [InlineData("swallowed passed", "await SafeAsync(value); consumer.Commit(result);", "async Task SafeAsync(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("swallowed passed; handed off passed", "_ = SafeAsync(value); consumer.Commit(result);", "async Task SafeAsync(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("swallowed passed", "var task = SafeAsync(value); await task; consumer.Commit(result);", "async Task SafeAsync(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("swallowed passed; handed off passed", "SafeAsync(value); consumer.Commit(result);", "async void SafeAsync(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("handed off passed", "SafeAsync(value); consumer.Commit(result);", "async void SafeAsync(string one) { await ProcessAsync(one); }")]
    [InlineData("", "tasks.Add(SafeAsync(value)); await Task.WhenAll(tasks); consumer.Commit(result);", "async Task SafeAsync(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("swallowed passed", "await Task.WhenAll(value.Split(',').Select(SafeAsync)); consumer.Commit(result);", "async Task SafeAsync(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("swallowed passed", "value.Split(',').ToList().ForEach(Safe); consumer.Commit(result);", "void Safe(string one) { try { Process(one); } catch { } }")]
    [InlineData("swallowed passed", "Array.ForEach(value.Split(','), Safe); consumer.Commit(result);", "void Safe(string one) { try { Process(one); } catch { } }")]
    public void Helpers_that_swallow(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>A helper that swallows what the function it is given throws.</summary>
    [Theory]
    [InlineData("swallowed passed", "await SafelyAsync(() => ProcessAsync(value)); consumer.Commit(result);", "async Task SafelyAsync(Func<Task> work) { try { await work(); } catch { } }")]
    [InlineData("swallowed passed", "Safely(() => Process(value)); consumer.Commit(result);", "void Safely(Action work) { try { work(); } catch (Exception) { Log(\"x\"); } }")]
    [InlineData("", "Safely(() => Process(value)); consumer.Commit(result);", "void Safely(Action work) { try { work(); } catch (Exception) { throw; } }")]
    [InlineData("", "Safely(() => Log(value)); consumer.Commit(result);", "void Safely(Action work) { try { work(); } catch { } }")]
    [InlineData("swallowed passed", "Safely(() => Process(value)); consumer.Commit(result);", "bool Safely(Action work) { try { work(); return true; } catch { return false; } }")]
    [InlineData("", "if (Safely(() => Process(value))) { consumer.Commit(result); }", "bool Safely(Action work) { try { work(); return true; } catch { return false; } }")]
    [InlineData("handed off passed", "_ = SafelyAsync(() => ProcessAsync(value)); consumer.Commit(result);", "async Task SafelyAsync(Func<Task> work) { try { await work(); } catch { } }")]
    [InlineData("", "try { Process(value); } catch { Safely(() => Park(value)); } consumer.Commit(result);", "void Safely(Action work) { try { work(); } catch { } }")]
    [InlineData("swallowed passed", "Safely(() => Log(\"x\"), () => Process(value)); consumer.Commit(result);", "void Safely(Action first, Action work) { first(); try { work(); } catch { } }")]
    public void Helpers_that_run_functions(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>A handler within a handler, or around one.</summary>
    [Theory]
    [InlineData("swallowed passed", "try { Process(value); } catch { try { Process(value); } catch { } } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { Process(value); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { Log(\"x\"); } try { Process(value); } catch { throw; } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { try { Process(value); } catch { throw; } } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { try { Process(value); } catch (Exception e) { throw new InvalidOperationException(\"x\", e); } } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { try { Process(value); } catch { } } catch { throw; } consumer.Commit(result);")]
    public void Taken_again(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    [Theory]
    [InlineData("", "try { Process(value); } catch (OperationCanceledException) { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch (FormatException) { } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception) when (Check()) { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch (Exception e) when (e is not OperationCanceledException) { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch (Exception e) { if (e is TimeoutException) { throw; } } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception) { if (Check()) { throw; } } consumer.Commit(result);")]
    public void Which_exceptions(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    [Theory]
    [InlineData("swallowed passed", "try { Process(value); } catch (Exception) { return; } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch (Exception) { break; } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch (Exception) { continue; } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch (Exception) { goto next; } consumer.Commit(result); next: Log(\"x\");")]
    public void Ways_out(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    [Theory]
    [InlineData("swallowed passed", "int number; try { number = int.Parse(value); } catch (FormatException) { continue; } Process(value); consumer.Commit(result);")]
    [InlineData("", "int number; try { number = int.Parse(value); } catch (FormatException) { Park(value); continue; } Process(value); consumer.Commit(result);")]
    [InlineData("", "int number; try { number = int.Parse(value); } catch (FormatException) { number = int.Parse(value); } Process(value); consumer.Commit(result);")]
    public void Parsing(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    [Theory]
    [InlineData("swallowed passed", "if (token.IsCancellationRequested) { break; } try { Process(value); } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch { if (token.IsCancellationRequested) { break; } } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch { token.ThrowIfCancellationRequested(); } consumer.Commit(result);")]
    public void Cancelled(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    [Theory]
    [InlineData("swallowed passed", "try { Process(value); } catch { consumer.Pause(new[] { result.TopicPartition }); } consumer.Commit(result);", "void Go() { consumer.Resume(new List<TopicPartition>()); }")]
    [InlineData("", "try { Process(value); } catch { consumer.Pause(new[] { result.TopicPartition }); } consumer.Commit(result);", "void Go() { consumer.Resume(new List<TopicPartition>()); consumer.Seek(null!); }")]
    [InlineData("", "try { Process(value); } catch { consumer.Pause(new[] { result.TopicPartition }); } consumer.Commit(result);", "void Go() { consumer.Resume(new List<TopicPartition>()); consumer.Assign(new List<TopicPartition>()); }")]
    [InlineData("swallowed passed", "try { Process(value); } catch { paused.Add(result.TopicPartition); } consumer.Commit(result);", "readonly List<TopicPartition> paused = new();")]
    [InlineData("", "try { Process(value); } catch { failed.Add(result); } consumer.Commit(result);", "readonly List<ConsumeResult<string, string>> failed = new();")]
    [InlineData("", "try { Process(value); } catch { consumer = null!; } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch { producer = null!; } consumer.Commit(result);")]
    public void Pauses_and_lists(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));
}
