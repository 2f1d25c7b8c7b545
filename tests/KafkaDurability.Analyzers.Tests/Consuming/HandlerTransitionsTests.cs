namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>What a handler does with the message that failed, or about it.</summary>
public class HandlerTransitionsTests
{
    private const string Save = "protected abstract void Save(List<string> all);";

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
    [InlineData("refused passed", "if (Safely(() => Process(value))) { consumer.Commit(result); }", "bool Safely(Action work) { try { work(); return true; } catch { return false; } }")]
    [InlineData("", "if (!Safely(() => Process(value))) { return; } consumer.Commit(result);", "bool Safely(Action work) { try { work(); return true; } catch { return false; } }")]
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

    /// <summary>A variable knows of the failure, and is asked for it or not.</summary>
    [Theory]
    [InlineData("", "if (Down) { Process(value); } else { Log(value); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "if (result is null) { continue; } try { Process(value); } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "if (value == null) { consumer.Commit(result); continue; } try { Process(value); } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "string? text = null; try { text = Make(value); Process(text); } catch { } if (text != null) { consumer.Commit(result); }")]
    [InlineData("swallowed passed", "Exception? failure = null; try { Process(value); } catch (Exception e) { failure = e; } if (failure == null) { consumer.Commit(result); }")]
    [InlineData("", "Exception? failure = null; try { Process(value); } catch (Exception e) { failure = e; } if (failure is not null) { throw failure; } consumer.Commit(result);")]
    [InlineData("", "Exception? failure = null; try { Process(value); } catch (Exception e) { failure = e; } if (failure is not null) { Park(value); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "Exception? failure = null; try { Process(value); } catch (Exception e) { failure = e; } if (failure is not null) { Log(failure.Message); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var failures = new List<Exception>(); try { Process(value); } catch (Exception e) { failures.Add(e); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var failures = new List<Exception>(); try { Process(value); } catch (Exception e) { failures.Add(e); } if (failures.Count == 0) { consumer.Commit(result); }")]
    [InlineData("swallowed passed", "var state = \"ok\"; try { Process(value); } catch (Exception) { state = \"failed\"; } if (state == \"ok\") { consumer.Commit(result); }")]
    [InlineData("swallowed passed", "var tries = 0; try { Process(value); } catch (Exception) { tries++; } if (tries == 0) { consumer.Commit(result); }")]
    [InlineData("", "var tries = 0; try { Process(value); } catch (Exception) { tries--; } if (tries < 0) { Park(value); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "(bool Ok, string Why) state = (true, \"\"); try { Process(value); } catch (Exception e) { state = (false, e.Message); } if (state.Ok) { consumer.Commit(result); }")]
    [InlineData("swallowed passed", "var (ok, why) = (true, \"\"); try { Process(value); } catch (Exception e) { (ok, why) = (false, e.Message); } if (ok) { consumer.Commit(result); }")]
    [InlineData("swallowed passed", "var ok = true; try { Process(value); } catch { ok &= false; } if (ok) { consumer.Commit(result); }")]
    [InlineData("swallowed passed", "var ok = true; try { Process(value); } catch { ok = !ok; } if (ok) { consumer.Commit(result); }")]
    [InlineData("", "Stored = value; try { Process(value); } catch { Stored = \"\"; } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception e) { Why = e.Message; } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception e) { kept = new Box { Why = e.Message }; } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception e) { Look(new Box { Why = e.Message }); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception) { Look(new Box { Failed = true }); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception) { act(\"x\"); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch (Exception) { producer.Flush(); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch (Exception) { await Task.Delay(1); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch (Exception) { await ProcessAsync(\"x\"); } consumer.Commit(result);")]
    public void Told_by_variables(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    /// <summary>A function within the method that catches, or that comes to call what catches.</summary>
    [Theory]
    [InlineData("swallowed passed", "void Outer(string one) { void Inner(string two) { try { Process(two); } catch { } } Inner(one); } Outer(value); consumer.Commit(result);")]
    [InlineData("swallowed passed", "void Outer(string one) { Inner(one); } void Inner(string two) { try { Process(two); } catch { } } Outer(value); consumer.Commit(result);")]
    [InlineData("", "void Outer(string one) { Inner(one); } void Inner(string two) { try { Process(two); } catch { throw; } } Outer(value); consumer.Commit(result);")]
    [InlineData("", "void Outer(string one) { Inner(one); } void Inner(string two) { Process(two); } Outer(value); consumer.Commit(result);")]
    [InlineData("", "void Outer(string one) { Inner(one); } void Inner(string two) { if (two.Length > 1) { Outer(two); } Process(two); } Outer(value); consumer.Commit(result);")]
    [InlineData("swallowed passed", "void Outer(string one) { Deep(one); } Outer(value); consumer.Commit(result);", "void Deep(string two) { try { Process(two); } catch { } }")]
    [InlineData("refused passed", "bool Outer(string one) { return Deep(one); } Outer(value); consumer.Commit(result);", "bool Deep(string two) { try { Process(two); return true; } catch { return false; } }")]
    [InlineData("refused passed", "bool Outer(string one) { return Deep(one); } if (Outer(value)) { consumer.Commit(result); }", "bool Deep(string two) { try { Process(two); return true; } catch { return false; } }")]
    [InlineData("", "bool Outer(string one) { return Deep(one); } if (!Outer(value)) { Park(value); } consumer.Commit(result);", "bool Deep(string two) { try { Process(two); return true; } catch { return false; } }")]
    [InlineData("swallowed passed", "Action<string> outer = one => Deep(one); outer(value); consumer.Commit(result);", "void Deep(string two) { try { Process(two); } catch { } }")]
    [InlineData("swallowed passed", "void Inner(string two) { try { Process(two); } catch { } } Enumerable.Repeat(value, 1).ToList().ForEach(one => Inner(one)); consumer.Commit(result);")]
    [InlineData("swallowed passed; handed off passed", "void Inner(string two) { try { Process(two); } catch { } } _ = Task.Run(() => Inner(value)); consumer.Commit(result);")]
    [InlineData("swallowed passed", "void Safe(int n, string one) { try { Process(one); } catch { } } Safe(one: value, n: 3); consumer.Commit(result);")]
    [InlineData("handed off passed", "async void Safe(string one) { try { await ProcessAsync(one); } catch { } } Safe(value); consumer.Commit(result);")]
    [InlineData("handed off passed", "Func<string, Task> safe = async one => { try { await ProcessAsync(one); } catch { } }; _ = safe(value); consumer.Commit(result);")]
    [InlineData("swallowed passed", "Func<string, Task> safe = async one => { try { await ProcessAsync(one); } catch { } }; await safe(value); consumer.Commit(result);")]
    [InlineData("refused passed", "Enumerable.Repeat(value, 1).Any(one => { try { Process(one); return true; } catch { return false; } }); consumer.Commit(result);")]
    [InlineData("", "var ok = Enumerable.Repeat(value, 1).Any(one => { try { Process(one); return true; } catch { return false; } }); consumer.Commit(result);")]
    public void Nested_functions(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Handlers next to each other, in each other, and in helpers.</summary>
    [Theory]
    [InlineData("swallowed passed", "try { Process(value); } catch { } try { Check(); } catch { Failed = true; } consumer.Commit(result);")]
    [InlineData("", "OWN while (true) { foreach (var one in All()) { try { Process(one.Message.Value); } catch { consumer.Close(); } consumer.Commit(one); } }", "protected abstract IEnumerable<ConsumeResult<string, string>> All();")]
    [InlineData("swallowed passed", "try { Process(value); } catch { values.ForEach(one => { try { Park(value); } catch { } }); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { value.Split(',').ToList().ForEach(Safe); } consumer.Commit(result);", "void Safe(string one) { try { Park(one); } catch { } }")]
    [InlineData("", "Safely(() => { consumer.Commit(result); Process(value); });", "void Safely(Action act) { try { act(); } catch { } }")]
    [InlineData("swallowed passed", "Safely(() => Log(result.Message.Key + Ask(value))); consumer.Commit(result);", "void Safely(Action act) { try { act(); } catch { } }")]
    [InlineData("swallowed passed", "var act2 = () => { try { Process(value); } catch { } }; act2(); consumer.Commit(result);")]
    [InlineData("swallowed passed", "void Safe(string one, int n = 1) { try { Process(one); } catch { } } Safe(n: 2, one: value); consumer.Commit(result);")]
    [InlineData("refused passed", "bool Safe(string one) { try { Process(one); return true; } catch { return false; } } var all = values.Select(one => Safe(value)).ToList(); consumer.Commit(result);")]
    [InlineData("", "Each(new Box(), value); consumer.Commit(result);", "void Each(Box box, string one) { try { Process(one); } catch { box.Count = 1; } }")]
    [InlineData("swallowed passed", "try { Process(value); } catch { act3(); } consumer.Commit(result);", "Action act3 = () => Console.WriteLine(\"x\");")]
    [InlineData("refused passed", "var ok = Ask(value); act3(); if (ok) { consumer.Commit(result); }", "Action act3 = () => Console.WriteLine(\"x\");")]
    public void Several_handlers(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>What a callee does in a handler, and what it leaves.</summary>
    [Theory]
    [InlineData("", "try { Process(value); } catch { Helper(); } consumer.Commit(result);", "void Helper() { Failed = true; }")]
    [InlineData("", "try { Process(value); } catch { Helper(); } consumer.Commit(result);", "void Helper() { Mode = Entry.Failed; } Entry Mode;")]
    [InlineData("swallowed passed", "try { Process(value); } catch { Helper(); } consumer.Commit(result);", "void Helper() { Log(\"x\"); }")]
    [InlineData("", "try { Process(value); } catch { Helper(); } consumer.Commit(result);", "void Helper() { producer.Produce(\"x\", new Message<string, string>()); }")]
    [InlineData("", "try { Process(value); } catch { Helper(); } consumer.Commit(result);", "void Helper() { dynamic any = kept; any.Stop(); }")]
    [InlineData("", "try { Process(value); } catch { Helper(\"x\"); } consumer.Commit(result);", "void Helper(string one) { Park(one); }")]
    [InlineData("", "if (!Ask(value)) { Safe(value); } consumer.Commit(result);", "void Safe(string one) { try { Park(one); } catch { } }")]
    [InlineData("", "try { Process(value); } catch { Safe(value); } consumer.Commit(result);", "bool Safe(string one) { try { Park(one); return true; } catch { return false; } }")]
    [InlineData("swallowed passed", "var a = value; Two(a, value); consumer.Commit(result);", "void Two(string one, string other) { try { Process(one); } catch { } Log(other); }")]
    [InlineData("", "try { Process(value); } catch { other.Seek(result.TopicPartitionOffset); } consumer.Commit(result);", "IConsumer<string, string> other = null!;")]
    [InlineData("swallowed passed", "try { Process(value); } catch { Helper(); } consumer.Commit(result);", "void Helper() { Why = \"x\"; }")]
    public void Callees_of_handlers(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Work that is cancelled.</summary>
    [Theory]
    [InlineData("swallowed passed", "try { Process(value); } catch { if (token.IsCancellationRequested) { throw; } } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { if (token.IsCancellationRequested) { token.ThrowIfCancellationRequested(); consumer.Commit(result); } else { throw; } }")]
    [InlineData("", "try { Process(value); } catch { if (token.IsCancellationRequested) { consumer.Consume(token); consumer.Commit(result); } else { throw; } }")]
    public void Work_that_is_cancelled(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Loops, waits and helpers in a try.</summary>
    [Theory]
    [InlineData("", "try { CreateScope().Dispose(); } catch { continue; } Process(value); consumer.Commit(result);", "protected abstract IDisposable CreateScope();")]
    [InlineData("swallowed passed", "Handle(result); consumer.Commit(result);", "void Handle(ConsumeResult<string, string> one) { try { using var scope = CreateScope(); } catch { return; } Process(one.Message.Value); } protected abstract IDisposable CreateScope();")]
    [InlineData("retried passed", "OWN for (var i = 0; ; i++) { try { var result = consumer.Consume(100); Process(result.Message.Value); consumer.Commit(result); break; } catch when (i < 3) { Log(\"x\"); } }")]
    [InlineData("swallowed passed", "Process(value); try { foreach (var one in value.Split(',')) { Process(one); } } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { foreach (var one in value.Split(',')) { if (!Ask(one)) { throw new Exception(); } } } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "foreach (var one in value.Split(',')) { try { Process(one); } catch { try { Park(one); } catch { } } } consumer.Commit(result);")]
    [InlineData("", "var job = ProcessAsync(value); try { await job.WaitAsync(TimeSpan.FromSeconds(1)); } catch (KafkaException) { } consumer.Commit(result);")]
    [InlineData("", "var job = ProcessAsync(value); try { await job.WaitAsync(TimeSpan.FromSeconds(1)); } catch (TimeoutException) { Process(value); } consumer.Commit(result);")]
    public void What_fails_within_a_try(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Local functions, and lambdas that are awaited, are followed to their commits.</summary>
    [Theory]
    [InlineData("swallowed passed", "void Done() => consumer.Commit(result); try { Process(value); } catch { } Done();")]
    [InlineData("swallowed passed", "try { Process(value); } catch { } await Task.Run(() => consumer.Commit(result));")]
    [InlineData("", "var ok = true; try { Process(value); } catch { ok = false; } await Task.Run(() => { if (ok) { consumer.Commit(result); } else { throw new Exception(); } });")]
    [InlineData("", "var ok = true; try { Process(value); } catch { ok = false; } void Done() { if (!ok) { Park(value); } consumer.Commit(result); } Done();")]
    [InlineData("swallowed passed", "void Done() => consumer.Commit(result); try { Process(value); Done(); } catch { Log(\"x\"); }")]
    [InlineData("swallowed passed", "void Done() => consumer.Commit(); try { Process(value); } catch { } Done();")]
    [InlineData("swallowed passed", "async Task Done() { await Task.Yield(); consumer.Commit(result); } try { Process(value); } catch { } await Done();")]
    [InlineData("handed off passed", "async Task Done() { await Task.Yield(); consumer.Commit(result); } _ = ProcessAsync(value); await Done();")]
    [InlineData("", "await Task.Run(() => { Process(value); consumer.Commit(result); }); Process(value);")]
    [InlineData("", "try { Process(value); } catch { } _ = Task.Run(() => consumer.Commit(result));")]
    [InlineData("swallowed passed", "try { app.Retry(() => { Process(value); consumer.Commit(result); }); } catch { }", "protected interface IApp { void Retry(Action act); } IApp app = null!;")]
    [InlineData("", "try { Process(value); } catch { } await Task.Run(() => metrics.Add(value)); consumer.Commit(result);", "protected interface IMetrics { void Add(string one); } IMetrics metrics = null!;")]
    [InlineData("", "token.Register(() => consumer.Commit(result)); Process(value);")]
    [InlineData("", "consumer.StoreOffset(result); Action done = () => consumer.Commit(result); done();")]
    public void Functions_that_commit(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Nested ones, and those that call themselves.</summary>
    [Theory]
    [InlineData("", "Each(value, one => { try { Process(one); } catch { Log(\"x\"); } }); Process(value); consumer.Commit(result);", "static void Each(string all, Action<string> act) { act(all); }")]
    [InlineData("swallowed passed", "Each(value, one => { try { Process(one); } catch { Log(\"x\"); } }); consumer.Commit(result);", "static void Each(string all, Action<string> act) { act(all); }")]
    [InlineData("", "await Task.WhenAll(value.Split(',').Select(one => { try { return ProcessAsync(one); } catch { return Task.CompletedTask; } })); consumer.Commit(result);")]
    [InlineData("swallowed passed", "void Outer(string one) { Inner(one); } void Inner(string two) { try { Process(two); } catch { } } new List<string> { value }.ForEach(one => Outer(one)); consumer.Commit(result);")]
    [InlineData("refused passed", "int Count(string one) { try { Process(one); return 1; } catch { return 0; } } var n = Count(value); consumer.Commit(result);")]
    [InlineData("swallowed passed", "Safely(() => Process(value), Check() ? 1 : 2); consumer.Commit(result);", "void Safely(Action work, int n) { try { work(); } catch { } }")]
    [InlineData("early Commit", "await Task.Run(() => consumer.Commit(result), Down ? token : default); Process(value);")]
    [InlineData("", "void Again(string one, int n) { try { Process(one); } catch { if (n > 0) { Again(one, n - 1); } else { throw; } } } Again(value, 3); consumer.Commit(result);")]
    [InlineData("", "void Again(int n) { try { Process(value); } catch { if (n > 0) { Again(n - 1); } else { throw; } } } Again(3); consumer.Commit(result);")]
    public void Functions_in_functions(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>A partition that is kept says nothing of the message; its topic may.</summary>
    [Theory]
    [InlineData("swallowed passed", "try { Process(value); } catch { } paused.Add(result.TopicPartition); consumer.Commit(result);", "protected HashSet<TopicPartition> paused = new();")]
    [InlineData("swallowed passed", "try { Process(value); } catch { } paused.Add(result.Partition); consumer.Commit(result);", "protected HashSet<Partition> paused = new();")]
    [InlineData("", "try { Process(value); } catch { } paused.Add(ToPartition(result)); consumer.Commit(result);", "protected HashSet<TopicPartition> paused = new(); protected abstract TopicPartition ToPartition(ConsumeResult<string, string> one);")]
    [InlineData("swallowed passed", "try { Process(value); } catch { } at.Add(3, result.TopicPartition); consumer.Commit(result);", "protected Dictionary<int, TopicPartition> at = new();")]
    [InlineData("", "try { Process(value); } catch { } slots.Add(new Partition(result.Topic)); consumer.Commit(result);", "protected sealed class Partition(string name) { public string Name => name; } protected List<Partition> slots = new();")]
    public void What_is_kept_of_it(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Attempts, and what leads elsewhere after a failure.</summary>
    [Theory]
    [InlineData("", "try { Process(value); } catch { } if (Check()) { throw new Exception(); } consumer.Commit(result);")]
    [InlineData("", "if (!Ask(value)) { Log(\"x\"); } if (Check()) { throw new Exception(); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "for (var i = 0; i < 2; i++) { try { _ = int.Parse(value); break; } catch { Log(\"x\"); } } consumer.Commit(result);")]
    [InlineData("swallowed passed", "if (!Ask(value)) { try { Process(value); } catch { } } consumer.Commit(result);")]
    [InlineData("early Commit; swallowed passed; all committed", "OWN var batch = new List<string>(); while (true) { batch.Add(consumer.Consume(100).Message.Value); if (batch.Count > 5) { consumer.Commit(); try { Save(batch); } catch { } batch.Clear(); } }", Save)]
    [InlineData("", "unit.Add(value); try { Note(value); unit.SaveChanges(); } catch { } consumer.Commit(result);", "void Note(string one) => Log(one);")]
    [InlineData("swallowed passed", "try { if (Ask(value)) { Log(\"x\"); } } catch { } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { if (Ask(value)) { Log(\"x\"); } } consumer.Commit(result);")]
    [InlineData("", "Tell2(value); if (Ask(value)) { consumer.Commit(result); }", "void Tell2(string one) { Process(one); }")]
    public void Tried_again(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>A journal of the trade is no log; a log of the program deals with nothing.</summary>
    [Theory]
    [InlineData("", "consumer.Commit(result); journal.Log(value);", "protected interface IJournal { void Log(string one); } IJournal journal = null!;")]
    [InlineData("swallowed passed", "try { Process(value); } catch { logger.Log(value); } consumer.Commit(result);", "protected interface IAppLogger { void Log(string one); } IAppLogger logger = null!;")]
    [InlineData("", "try { Process(value); } catch { journal.Log(value); } consumer.Commit(result);", "protected interface IJournal { void Log(string one); } IJournal journal = null!;")]
    [InlineData("swallowed passed", "try { Process(value); } catch { journal.Log(result.Message.Key); } consumer.Commit(result);", "protected interface IJournal { void Log(string one); } IJournal journal = null!;")]
    [InlineData("", "GetCount(value); consumer.Commit(result); Process(value);", "protected abstract int GetCount(string one);")]
    [InlineData("", "var order = new Order(value); try { Process(value); } catch { order.Fail(); } consumer.Commit(result);", "protected sealed class Order(string text) { public int Tries; public string Text => text; public void Fail() => Tries++; }")]
    [InlineData("", "OWN ConsumeResult<string, string>? one = null; while (true) { Next(ref one); consumer.Commit(one); Process(one!.Message.Value); }", "protected abstract void Next(ref ConsumeResult<string, string>? one);")]
    [InlineData("", "OWN while (true) { var one = await Task.Run(() => { other.Commit(); return consumer.Consume(100); }); other.Commit(); Process(one.Message.Value); }", "IConsumer<string, string> other = null!;")]
    [InlineData("swallowed passed", "producer.Produce(\"next\", new Message<string, string>(), report => { try { Process(value); } catch { } }); consumer.Commit(result);")]
    [InlineData("queued passed", "queue.Enqueue(value); consumer.Commit(result);", "protected readonly System.Collections.Concurrent.ConcurrentQueue<string> queue = new();")]
    public void Logs_and_journals(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>A function that is only stored deals with nothing.</summary>
    [Theory]
    [InlineData("swallowed passed", "try { Process(value); } catch { Helper(); } consumer.Commit(result);", "void Helper() { Action later = () => { Failed = true; }; Log(\"x\"); }")]
    [InlineData("swallowed passed", "try { Process(value); } catch { Helper(); } consumer.Commit(result);", "void Helper() { Action later = () => { (Failed, Why) = (true, \"x\"); }; Log(\"x\"); }")]
    [InlineData("swallowed passed", "try { Process(value); } catch { Helper(); } consumer.Commit(result);", "void Helper() { Action later = () => Park(\"x\"); Log(\"x\"); }")]
    [InlineData("swallowed passed", "try { Process(value); } catch { Helper(\"x\"); } consumer.Commit(result);", "void Helper(string one) { Action later = () => Park(one); Log(\"x\"); }")]
    [InlineData("swallowed passed", "Action<string> later = one => Process(one); try { later(value); } catch { } consumer.Commit(result);")]
    public void Functions_that_nobody_runs(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>What is done with a message after its failure, and where the failure is written down.</summary>
    [Theory]
    [InlineData("swallowed passed", "try { Process(value); } catch { Log(\"x\"); } try { Process(value); } catch { Log(\"y\"); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch { Log(\"x\"); } foreach (var one in value.Split(',')) { Process(one); break; } consumer.Commit(result);")]
    [InlineData("swallowed passed", "for (var i = 0; i < 3; i++) { try { Park(value); Process(value); break; } catch { Log(\"x\"); } } consumer.Commit(result);")]
    [InlineData("", "consumer.Commit(result); try { Check(); } catch { value.Split(',').ToList().ForEach(Process); }")]
    [InlineData("", "if (Failed) { consumer.Commit(result); } try { Check(); } catch { if (Failed) { value.Split(',').ToList().ForEach(Process); } }")]
    [InlineData("", "queue.Enqueue(value); try { Check(); } catch { Park(value); consumer.Commit(result); }", "readonly Queue<string> queue = new();")]
    [InlineData("", "try { foreach (var one in value.Split(',')) { Process(one); } } catch (OperationCanceledException) { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var errors = new List<Exception>(); try { Process(value); } catch (Exception e) { errors.Add(e); } consumer.Commit(result);")]
    [InlineData("", "var errors = new List<Exception>(); try { Process(value); } catch (Exception e) { errors.Add(e); } kept2.Errors = errors; consumer.Commit(result);", "protected Outcome kept2 = new(); protected sealed class Outcome { public List<Exception> Errors = new(); }")]
    [InlineData("swallowed passed", "var errors = new List<Exception>(); try { Process(value); } catch (Exception e) { errors.Add(e); } var outcome = new Outcome { Errors = errors }; consumer.Commit(result);", "protected sealed class Outcome { public List<Exception> Errors = new(); }")]
    [InlineData("", "var errors = new List<Exception>(); try { Process(value); } catch (Exception e) { errors.Add(e); } var outcome = new Outcome(); outcome.Errors = errors; consumer.Commit(result);", "protected sealed class Outcome { public List<Exception> Errors = new(); }")]
    [InlineData("", "var all = Given(); try { Process(value); } catch (Exception e) { all.Add(e); } consumer.Commit(result);", "protected abstract List<Exception> Given();")]
    [InlineData("", "var map = new Dictionary<string, string>(); try { Process(value); } catch { map[\"a\"] = value; } consumer.Commit(result);")]
    [InlineData("", "var map = new Dictionary<string, string>(); try { Process(value); } catch { map[\"a\"] = result.Message.Key; } consumer.Commit(result);")]
    [InlineData("", "var map = new Dictionary<string, string>(); try { Process(value); } catch (Exception e) { map[\"a\"] = e.Message; } consumer.Commit(result);")]
    [InlineData("", "var box = new Box(); try { Process(value); } catch { box.Why = value; } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { (Why, _) = (value, 1); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { kept.Why = result.Message.Key; } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { Log(\"x\"); } kept.Why = value; consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch { Log(\"x\"); } kept.Why = result.Message.Key; consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { held = result; } consumer.Commit(result);", "private ConsumeResult<string, string> held = null!;")]
    public void Failed_before(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));
}
