namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>What helpers make of a message, and who is told: by what they return, write, or are given to run.</summary>
public class HelperTransitionsTests
{
    /// <summary>By its result, by what it writes to variables of the caller, or not at all; a key alone is no message.</summary>
    [Theory]
    [InlineData("refused passed", "Safe(value); consumer.Commit(result);", "string Safe(string one) { try { Process(one); return Why; } catch { return Why; } }")]
    [InlineData("", "var answer = Safe(value); if (answer.Message == \"fine\") { consumer.Commit(result); }", "Exception Safe(string one) { try { Process(one); return new Exception(\"fine\"); } catch (Exception e) { return e; } }")]
    [InlineData("", "try { Process(value); } catch { Aside(result.Message.Key); } consumer.Commit(result);", "void Aside(string one) { try { Park(one); } catch { } }")]
    [InlineData("", "Safe(result.Message.Key); consumer.Commit(result);", "void Safe(string one) { try { Process(one); } catch { } }")]
    [InlineData("swallowed passed", "try { try { Process(value); } catch { Aside(value); } } catch { } consumer.Commit(result);", "void Aside(string one) { Park(one); }")]
    [InlineData("", "try { Process(value); } catch { Note(value); } consumer.Commit(result);", "void Note(string one) { Log(one); Failed = true; }")]
    [InlineData("swallowed passed", "try { await SendAsync(value, value.Length); } catch (KafkaException) { } consumer.Commit(result);", "async Task SendAsync(string one, int n) { await producer.ProduceAsync(\"next\", new Message<string, string> { Value = one }); }")]
    [InlineData("", "try { Order(value); } catch (KafkaException) { } consumer.Commit(result);", "void Order(string one) { Seen(one); Process(one); } void Seen(string one) => Log(one);")]
    [InlineData("refused passed", "Safe(value, out _); consumer.Commit(result);", "void Safe(string one, out string why) { why = Why; try { Process(one); } catch { why = Why; } }")]
    [InlineData("", "Safe(value, out var why); if (why.Length == 0) { consumer.Commit(result); }", "void Safe(string one, out string why) { why = Why; try { Process(one); } catch { why = Why; } }")]
    [InlineData("", "Known(value); consumer.Commit(result);", "bool Known(string one) { try { return GetSize(one) == int.Parse(one); } catch { return false; } } protected abstract int GetSize(string part);")]
    [InlineData("lost aside passed", "var ok = true; try { ok = Ask(value); } finally { if (!ok) { Aside(value); } } consumer.Commit(result);", "void Aside(string one) { try { Park(one); } catch { } }")]
    [InlineData("", "Each(value); try { Process(value); } catch { } consumer.Commit(result);", "void Each(string one) { foreach (var part in one.Split(',')) { Process(part); } }")]
    [InlineData("swallowed passed", "for (var i = 0; i < 3; i++) { Safe(value); } consumer.Commit(result);", "void Safe(string one) { try { Process(one); } catch { } }")]
    [InlineData("", "try { Process(value); } catch { } foreach (var one in value.Split(',')) { Process(one); } consumer.Commit(result);")]
    public void What_a_helper_tells(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>A task, or a function: what the helper makes of its failure.</summary>
    [Theory]
    [InlineData("swallowed passed", "await Quietly(ProcessAsync(value)); consumer.Commit(result);", "async Task Quietly(Task work) { try { await work; } catch { } }")]
    [InlineData("swallowed passed", "try { await Quietly(ProcessAsync(value)); } catch { } consumer.Commit(result);", "async Task Quietly(Task work) { await work; }")]
    [InlineData("swallowed passed", "var work = ProcessAsync(value); try { await Quietly(work); } catch { } consumer.Commit(result);", "async Task Quietly(Task work) { try { await work; } catch { } }")]
    [InlineData("refused passed", "var work = ProcessAsync(value); if (await Quietly(work)) { consumer.Commit(result); }", "async Task<bool> Quietly(Task work) { try { await work; return true; } catch { return false; } }")]
    [InlineData("swallowed passed", "var work = Quietly(ProcessAsync(value)); await work; consumer.Commit(result);", "async Task Quietly(Task work) { try { await work; } catch { } }")]
    [InlineData("swallowed passed", "var work = Quietly(ProcessAsync(value)); try { await work; } catch { } consumer.Commit(result);", "async Task Quietly(Task work) { await work; }")]
    [InlineData("swallowed passed", "await Quietly(ProcessAsync(value), result.Message.Key); consumer.Commit(result);", "async Task Quietly(Task work, string name) { try { await work; } catch { Log(name); } }")]
    [InlineData("swallowed passed", "await Quietly(ProcessAsync(value), value); consumer.Commit(result);", "async Task Quietly(Task work, string name) { try { await work; } catch { Log(name); } }")]
    [InlineData("swallowed passed", "Guard(() => Process(value)); consumer.Commit(result);", "void Guard(Action act) => Inner(act); void Inner(Action act) { try { act(); } catch { } }")]
    [InlineData("swallowed passed", "await Guard(() => ProcessAsync(value)); consumer.Commit(result);", "Task Guard(Func<Task> act) => Inner(act); async Task Inner(Func<Task> act) { try { await act(); } catch { } }")]
    [InlineData("swallowed passed", "await Guard(() => ProcessAsync(value)); consumer.Commit(result);", "Task Guard(Func<Task> act) { return Inner(act); } async Task Inner(Func<Task> act) { try { await act(); } catch { } }")]
    [InlineData("swallowed passed", "Guard(3, () => Process(value)); consumer.Commit(result);", "void Guard(int n, Action act) { try { Inner(n, act); } catch { } } void Inner(int n, Action act) { act(); }")]
    [InlineData("swallowed passed", "value.Split(',').ToList().ForEach(one => Guard(() => Process(one))); consumer.Commit(result);", "void Guard(Action act) { try { act(); } catch { } }")]
    [InlineData("swallowed passed", "var work = Task.Run(() => Guard(() => Process(value))); await work; consumer.Commit(result);", "void Guard(Action act) { try { act(); } catch { } }")]
    [InlineData("swallowed passed", "Action act2 = () => Guard(() => Process(value)); act2(); consumer.Commit(result);", "void Guard(Action act) { try { act(); } catch { } }")]
    [InlineData("swallowed passed", "async Task Local() { await Quietly(ProcessAsync(value)); } await Local(); consumer.Commit(result);", "async Task Quietly(Task work) { try { await work; } catch { } }")]
    [InlineData("swallowed passed", "Give(value, Process); consumer.Commit(result);", "void Give(string one, Action<string> act) { try { act(one); } catch { } }")]
    [InlineData("swallowed passed", "Give(value, one => Process(one)); consumer.Commit(result);", "void Give(string one, Action<string> act) { try { act(one); } catch { } }")]
    [InlineData("swallowed passed", "Give(value, () => Process(value)); consumer.Commit(result);", "void Give(string name, Action act) { try { act(); } catch { Log(name); } }")]
    public void What_a_helper_is_given(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Besides the work, a helper is given something of the message.</summary>
    [Theory]
    [InlineData("swallowed passed", "Guard(result.Message.Key, () => Process(value)); consumer.Commit(result);", "void Guard(string name, Action act) { Park(name); try { act(); } catch { } }")]
    [InlineData("", "Guard(value, () => Process(value)); consumer.Commit(result);", "void Guard(string name, Action act) { try { act(); } catch { } Process(name); }")]
    [InlineData("", "Guard(value, () => Process(value)); consumer.Commit(result);", "void Guard(string name, Action act) { try { act(); } catch { Park(name); } }")]
    [InlineData("swallowed passed", "Guard(value, () => Process(value)); consumer.Commit(result);", "string Guard(string name, Action act) { try { act(); } catch { } return name.Trim(); }")]
    [InlineData("", "try { Process(value); } catch { Note(\"x\"); } consumer.Commit(result);", "void Note(string a) { Guard(a, () => Park(a)); } void Guard(string name, Action act) { try { act(); } catch { Log(name); } }")]
    [InlineData("swallowed passed", "try { Process(value); } catch { Note(\"x\"); } consumer.Commit(result);", "void Note(string a) { Guard(a, () => Log(a)); } void Guard(string name, Action act) { try { act(); } catch { Log(name); } }")]
    [InlineData("swallowed passed", "await Quietly(ProcessAsync(value), result.Message.Key); consumer.Commit(result);", "async Task Quietly(Task work, string name) { Park(name); try { await work; } catch { } }")]
    [InlineData("", "await Quietly(ProcessAsync(value), value); consumer.Commit(result);", "async Task Quietly(Task work, string name) { Park(name); try { await work; } catch { } }")]
    [InlineData("swallowed passed", "await Quietly(ProcessAsync(value), value); consumer.Commit(result);", "async Task<string> Quietly(Task work, string name) { try { await work; } catch { } return name.Trim(); }")]
    [InlineData("swallowed passed; handed off passed", "_ = Guard(value, one => ProcessAsync(one)); consumer.Commit(result);", "async Task Guard(string name, Func<string, Task> act) { try { await act(name); } catch { } }")]
    [InlineData("handed off passed", "var work = Guard(value, one => ProcessAsync(one)); consumer.Commit(result); await work;", "async Task Guard(string name, Func<string, Task> act) { try { await act(name); } catch { } }")]
    [InlineData("swallowed passed", "value.Split(',').ToList().ForEach(one => Guard(3, () => Process(one))); consumer.Commit(result);", "void Guard(int n, Action act) { try { act(); } catch { } }")]
    [InlineData("", "var job = new Job(ProcessAsync(value)); await job.Done(); consumer.Commit(result);", "", "sealed class Job(Task work) { public async Task Done() { try { await work; } catch { } } }")]
    [InlineData("", "var other = consumer.Consume(100); try { Process(other.Message.Value); } catch { Guard(result.Message.Key, () => Park(value)); } consumer.Commit(other);", "void Guard(string name, Action act) { try { act(); } catch { Log(name); } }")]
    public void What_a_helper_is_given_beside_the_work(string facts, string code, string members = "", string types = "") => Assert.Equal(facts, Transitions.Of(code, members, types));

    /// <summary>Where the helper is called, what it answers, and how the message stood before.</summary>
    [Theory]
    [InlineData("", "Process(value); try { Check(); } catch { Guard(() => Park(value)); } consumer.Commit(result);", "void Guard(Action act) { try { act(); } catch { } }")]
    [InlineData("", "Process(value); Guard(() => Park(result.Message.Key)); consumer.Commit(result);", "void Guard(Action act) { try { act(); } catch { } }")]
    [InlineData("", "var why = Guard(() => Process(value)); if (why.Length > 0) { Park(value); } consumer.Commit(result);", "string Guard(Action act) { try { act(); return Why; } catch { return Why; } }")]
    [InlineData("swallowed passed", "Guard(() => Process(value)); consumer.Commit(result);", "string Guard(Action act) { try { act(); return Why; } catch { return Why; } }")]
    [InlineData("", "var answer = Guard(() => Process(value)); if (answer.Message == \"fine\") { consumer.Commit(result); }", "Exception Guard(Action act) { try { act(); return new Exception(\"fine\"); } catch (Exception e) { return e; } }")]
    [InlineData("", "var code = Guard(() => Process(value)); if (code < 3) { consumer.Commit(result); }", "int Guard(Action act) { try { act(); return 0; } catch (Exception e) { return e.HResult; } }")]
    [InlineData("swallowed passed; swallowed passed", "foreach (var one in value.Split(',')) { try { Process(one); } catch { Log(\"x\"); } } Guard(() => Process(value)); consumer.Commit(result);", "void Guard(Action act) { try { act(); } catch { } }")]
    [InlineData("swallowed passed", "Guard(() => unit.Add(value)); try { unit.SaveChanges(); } catch { Log(\"x\"); } consumer.Commit(result);", "void Guard(Action act) { try { act(); } catch { } }")]
    [InlineData("", "var work = ProcessAsync(value); try { await work.WaitAsync(TimeSpan.FromSeconds(1)); } catch (TimeoutException) { await Quietly(work); } consumer.Commit(result);", "async Task Quietly(Task work) { try { await work; } catch { } }")]
    [InlineData("", "var work = ProcessAsync(value); try { await work; } catch { Log(\"x\"); } await Loudly(work); consumer.Commit(result);", "async Task Loudly(Task work) { await work; }")]
    [InlineData("swallowed passed", "var work = ProcessAsync(value); if (Down) { await work; } var quiet = Quietly(work); await quiet; consumer.Commit(result);", "async Task Quietly(Task work) { try { await work; } catch { } }")]
    [InlineData("swallowed", "OWN while (true) { var result = consumer.Consume(100); var other = consumer.Consume(100); var work = ProcessAsync(result.Message.Value); var second = ProcessAsync(other.Message.Value); var quiet = Quietly(work); await second; consumer.Commit(other); await quiet; }", "async Task Quietly(Task work) { try { await work; } catch { } }")]
    [InlineData("handed off passed", "_ = Task.Run(() => { _ = Guard(() => ProcessAsync(value)); }); consumer.Commit(result);", "async Task Guard(Func<Task> act) { try { await act(); } catch { } }")]
    [InlineData("", "var work = Guard(() => ProcessAsync(value)); if (await work) { consumer.Commit(result); }", "async Task<bool> Guard(Func<Task> act) { try { await act(); return true; } catch { return false; } }")]
    [InlineData("swallowed passed", "try { Process(value); } catch { Note(); } consumer.Commit(result);", "void Note() { Guard(() => Log(\"x\")); } void Guard(Action act) { try { act(); } catch { } }")]
    [InlineData("", "var answer = Guard(() => Process(value)); if (answer.HResult == 3) { consumer.Commit(result); }", "Exception Guard(Action act) { try { act(); return new InvalidOperationException(); } catch (Exception e) { return e; } }")]
    [InlineData("swallowed passed", "var answer = Guard(() => Process(value)); if (answer.Count == 3) { consumer.Commit(result); }", "Box Guard(Action act) { try { act(); return new Box(); } catch { return new Box(); } }")]
    public void What_the_work_of_a_helper_leaves(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>A helper gives the function on to another one.</summary>
    [Theory]
    [InlineData("swallowed passed", "Guard(() => Process(value)); consumer.Commit(result);", "void Guard(Action act) { Inner(act); try { act(); } catch { } } void Inner(Action act) { if (Down) { act(); } }")]
    [InlineData("", "Guard(() => Process(value)); consumer.Commit(result);", "void Guard(Action act) { try { act(); } catch { Inner(act); } } void Inner(Action act) { try { act(); } catch { } }")]
    [InlineData("swallowed passed", "Guard(() => Process(value), () => Log(\"x\")); consumer.Commit(result);", "void Guard(Action act, Action done) => Inner(act, done); void Inner(Action act, Action done) { try { act(); } catch { } done(); }")]
    [InlineData("swallowed passed", "Guard(() => Log(\"x\"), () => Process(value)); consumer.Commit(result);", "void Guard(Action start, Action act) => Inner(start, act); void Inner(Action start, Action act) { start(); try { act(); } catch { } }")]
    [InlineData("", "Guard(() => Process(value)); consumer.Commit(result);", "void Guard(Action act) => Inner(act, act); void Inner(Action first, Action again) { try { first(); } catch { } again(); }")]
    [InlineData("", "Guard(() => Process(value)); consumer.Commit(result);", "void Guard(Action act) { try { Inner(act); } catch { } } void Inner(Action act) { while (true) { try { act(); return; } catch { } } }")]
    [InlineData("", "Guard(() => Process(value)); consumer.Commit(result);", "void Guard(Action act) { try { act(); } catch { } Inner(act); } void Inner(Action act) { act(); }")]
    [InlineData("", "Guard(() => Process(value)); consumer.Commit(result);", "void Guard(Action act) { act(); Inner(act); } void Inner(Action act) { try { act(); } catch { } }")]
    [InlineData("", "Guard(() => Process(value)); consumer.Commit(result);", "void Guard(Action act) { if (!Inner(act)) { throw new Exception(); } } bool Inner(Action act) { try { act(); return true; } catch { return false; } }")]
    [InlineData("refused passed", "Guard(() => Process(value)); consumer.Commit(result);", "void Guard(Action act) { for (var i = 0; i < 3; i++) { if (Inner(act)) { return; } } } bool Inner(Action act) { try { act(); return true; } catch { return false; } }")]
    [InlineData("", "await Guard(() => ProcessAsync(value)); consumer.Commit(result);", "async Task Guard(Func<Task> act) { _ = Inner(act); await Task.Yield(); } async Task Inner(Func<Task> act) { try { await act(); } catch { } }")]
    public void Work_that_is_given_on(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>What it has done by the time it returns counts, in whatever order it was given the parts of the message.</summary>
    [Theory]
    [InlineData("early Commit", "var order = ToOrder(value, result); Process(order);", "string ToOrder(string one, ConsumeResult<string, string> r) { consumer.Commit(r); return one.Trim(); }")]
    [InlineData("swallowed passed", "try { Process(value); } catch { if (Size(value) == 0) { Log(\"x\"); } } consumer.Commit(result);", "int Size(string one) { try { return int.Parse(one); } catch { return 0; } }")]
    [InlineData("queued passed", "Both(value, value); consumer.Commit(result);", "void Both(string one, string two) { Process(one); queue.Enqueue(two); } readonly Queue<string> queue = new();")]
    [InlineData("", "var code = Safe(value); if (code < 3) { consumer.Commit(result); }", "int Safe(string one) { if (Down) { return 2; } try { Process(one); return 0; } catch (Exception e) { return e.HResult; } }")]
    [InlineData("", "var answer = Safe(value); if (answer.HResult == 3) { consumer.Commit(result); }", "Exception Safe(string one) { try { Process(one); return new InvalidOperationException(); } catch (Exception e) { return e; } }")]
    [InlineData("", "Safe(value); consumer.Commit(result); Process(value);", "void Safe(string one) { last = one; } protected string last = \"\";")]
    [InlineData("early Commit", "Park2(result.Message.Key); consumer.Commit(result); Process(value);", "void Park2(string one) { Process(one); }")]
    [InlineData("", "if (!Ask(value)) { Park2(result.Message.Key); consumer.Commit(result); Process(value); }", "void Park2(string one) { Process(one); }")]
    [InlineData("", "var work = ProcessAsync(value); Watch(work); consumer.Commit(result);", "void Watch(Task work) { if (work.IsFaulted) { Log(\"bad\"); } Unit2().Wait(); } protected abstract Task Unit2();")]
    public void What_a_helper_leaves_behind(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Functions within the method, and those that somebody unknown runs.</summary>
    [Theory]
    [InlineData("", "Array.ForEach(result.Message.Key.Split(','), c => { try { Process(c); } catch { Log(\"x\"); } }); consumer.Commit(result);")]
    [InlineData("handed off passed", "async Task Run2() { try { var t = ProcessAsync(value); await Task.Yield(); } catch { } } await Run2(); consumer.Commit(result);")]
    [InlineData("", "void Both(string one, string two) { try { Process(two); } catch { } Log(one); } Both(value, \"x\"); consumer.Commit(result);")]
    [InlineData("", "Go(() => consumer.Commit(result)); consumer.Commit(result); Process(value);", "protected abstract void Go(Action act);")]
    [InlineData("", "Go(() => { consumer.Commit(result); Process(value); }); consumer.Commit(result); Process(value);", "protected abstract void Go(Action act);")]
    [InlineData("", "var other = consumer.Consume(100); try { Process(other.Message.Value); consumer.Commit(other); continue; } catch { Go(() => Process(value)); } consumer.Commit(result); Process(value);", "protected abstract void Go(Action act);")]
    public void Functions_with_little_of_the_message(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));
}
